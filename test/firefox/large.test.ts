import type { Page } from 'puppeteer-core';
import { beforeAll, describe } from 'vitest';
import { askAsPage } from '../fixtures/ask-worker';
import { testLarge } from '../fixtures/large-tests';
import { setUpFirefox } from './chat-setup';

const chat = setUpFirefox();
let pageUrl: string;
let own: Page;

beforeAll(async () => {
	pageUrl = (await chat.at.openChat()).url();
	own = await chat.at.firefox.openExtensionPage('popup.html');
});

describe('what is made for who opens a picture, in Firefox', () => {
	testLarge(() => ({
		...chat.at,
		ask: (question) => own.evaluate(askAsPage(pageUrl, question)),
	}));
});
