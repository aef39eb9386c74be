import { describe } from 'vitest';
import { testHostilePages } from '../fixtures/hostile/hostile-page-tests';
import { testHostileMessages } from '../fixtures/hostile/hostile-message-tests';
import type { HostileTools } from '../fixtures/hostile/hostile-tools';
import { setUpChat } from './chat-setup';

const chat = setUpChat();

const tools = (): HostileTools => {
	const { server, openChat, picture, browser } = chat.at;
	return { name: browser.name, server, picture, openPage: (html, headers = {}) => openChat({ html, headers }) };
};

describe('THREAT 26, THREAT 27: the page as attacker', () => {
	testHostilePages(tools);
});

describe('THREAT 24, THREAT 25, THREAT 29: what is said and done in great numbers', () => {
	testHostileMessages(tools);
});
