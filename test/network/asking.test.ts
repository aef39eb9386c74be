import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/either-browser';
import { awaitAnswers, chatHost, setUpNetwork } from './setup';

describe.each(browserNames)('THREAT 14: in %s', (name) => {
	describe('a site that asks', () => {
		const network = setUpNetwork(name, { mode: 'ask' });

		it('causes neither a request nor a look-up', async () => {
			const { server, dns, openChat, hits } = network.at;
			dns.set('untouched.org', ['93.184.216.34']);
			const tab = await openChat([server.url('untouched.org', '/teal.png'), server.url('93.184.216.34', '/teal.png')]);
			await awaitAnswers(tab);
			// A page's own clicks are none.
			await tab.evaluate(`document.querySelectorAll('.message > div').forEach((host) => host.click())`);
			await tab.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
			expect(hits('/teal.png')).toEqual([]);
			expect(dns.asked).not.toContain('untouched.org');
			expect(dns.asked).toContain(chatHost);
		});
	});

	describe('a site that is off', () => {
		const network = setUpNetwork(name);

		it('causes neither, while one that is on does', async () => {
			const { server, dns, openChat, hits, browser } = network.at;
			dns.set('untouched.org', ['93.184.216.34']);
			dns.set('other-chats.org', ['93.184.216.11']);
			await openChat();
			const off = await browser.newTab();
			await off.goto(server.url('room.other-chats.org', '/chat/1'));
			await off.evaluate(`document.querySelector('#log').textContent = ${JSON.stringify(server.url('untouched.org', '/teal.png'))}`);
			const on = await openChat([server.url('93.184.216.34', '/teal.png')]);
			await awaitAnswers(on);
			expect(await off.evaluate(`document.querySelector('#log').children.length`)).toBe(0);
			expect(hits('/teal.png').map(({ reachedAt }) => reachedAt)).toEqual(['93.184.216.34']);
			expect(dns.asked).not.toContain('untouched.org');
			await off.close();
		});
	});
});
