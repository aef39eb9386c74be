import { describe } from 'vitest';
import { testHostilePages } from '../fixtures/hostile/hostile-page-tests';
import { setUpChat } from './chat-setup';

const chat = setUpChat();

describe('THREAT 26, THREAT 27: the page as attacker', () => {
	testHostilePages(() => {
		const { server, openChat, picture } = chat.at;
		return { name: 'chromium', server, picture, openPage: (html, headers = {}) => openChat({ html, headers }) };
	});
});
