import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { stopEventPage, turnOffAndOn } from '../browsers/firefox-faults';
import { postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitPixels, middleOf } from '../screen/colours';
import { setUpFirefox } from './chat-setup';

const pixels = 200 * 100;
const chat = setUpFirefox();

/** How many hosts of ours each message has. */
const hosts = `[...document.querySelectorAll('.message')].map((message) => message.querySelectorAll(':scope > div').length)`;

describe('THREAT 31: in Firefox', () => {
	it('an event page that is stopped while a server is slow, and while nothing is asked, shows each picture once', async () => {
		const { server, firefox, openChat, picture, teach } = chat.at;
		const teal = { r: 0, g: 150, b: 136 };
		const violet = { r: 100, g: 40, b: 160 };
		const bytes = await plain(teal).png().toBuffer();
		const held: ServerResponse[] = [];
		server.on('/held.png', (_, response, count) => {
			if (count === 0) held.push(response);
			else response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);
		});
		const page = await openChat();
		await postLink(page, '', picture('/held.png'), 'a picture');
		await expect.poll(() => held.length).toBe(1);
		await stopEventPage(firefox.browser);
		await awaitPixels(page, teal, pixels);
		expect(server.requestsFor('/held.png')).toHaveLength(2);
		await stopEventPage(firefox.browser);
		await postLink(page, '', await teach('/later.png', violet), 'a picture');
		await awaitPixels(page, violet, pixels);
		expect(await page.evaluate(hosts)).toEqual([1, 1]);
		expect(server.requestsFor('/later.png')).toHaveLength(1);
	});

	it('an extension that is turned off and on under a page takes its own away, and shows each picture once again', async () => {
		const { firefox, openChat, teach } = chat.at;
		const blue = { r: 20, g: 80, b: 200 };
		const brown = { r: 120, g: 70, b: 20 };
		const page = await openChat();
		await postLink(page, '', await teach('/before.png', blue), 'a picture');
		await awaitPixels(page, blue, pixels);
		const { x, y } = await middleOf(page, blue);
		await page.mouse.click(x, y);
		const large = (): Promise<unknown> => page.evaluate("document.querySelectorAll('html > div').length");
		await expect.poll(large).toBe(1);
		// Away from where its controls would stand on it.
		await page.mouse.move(2, 2);
		await turnOffAndOn(firefox.browser);
		await postLink(page, '', await teach('/after.png', brown), 'a picture');
		await awaitPixels(page, brown, pixels);
		await awaitPixels(page, blue, pixels);
		await expect.poll(() => page.evaluate(hosts)).toEqual([1, 1]);
		expect(await large()).toBe(0);
	});
});
