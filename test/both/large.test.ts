import { beforeAll, describe } from 'vitest';
import { askAsPage } from '../fixtures/ask-worker';
import { testLarge } from '../fixtures/large-tests';
import { setUpChat } from './chat-setup';

const chat = setUpChat();
let pageUrl: string;

beforeAll(async () => {
	pageUrl = (await chat.at.openChat()).url();
});

describe('what is made for who opens a picture', () => {
	testLarge(() => ({
		...chat.at,
		ask: async (question) => {
			const own = await chat.at.browser.extensionTab('options.html');
			try {
				return await own.evaluate(askAsPage(pageUrl, question));
			} finally {
				await own.close();
			}
		},
	}));
});
