import { describe } from 'vitest';
import { testHostilePages } from '../fixtures/hostile/hostile-page-tests';
import { setUpFirefox } from './chat-setup';

const chat = setUpFirefox();

describe('THREAT 26, THREAT 27: the page as attacker, in Firefox', () => {
	testHostilePages(() => {
		const { server, openChat, picture } = chat.at;
		return { name: 'firefox', server, picture, openPage: openChat };
	});
});
