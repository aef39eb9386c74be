import { describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { boxOf } from '../screen/elements';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
/** What a person has to be able to hit (WCAG 2.2, success criterion 2.5.8), in CSS pixels. */
const target = 24;

const chat = setUpChat();

describe('a picture that is small on the screen', () => {
	it.each([
		['for its width', 3000, 60, 320 * 6],
		['as a line', 400, 6, 320 * 5],
		['in itself', 8, 8, 8 * 8],
		['for its height', 200, 3000, 16 * 240],
	])('can be hit in all of what a target needs, but for round corners: %s', hitEverywhere);
});

async function hitEverywhere(_: string, width: number, height: number, pixels: number): Promise<void> {
	const { server, browser, openChat, picture } = chat.at;
	const path = `/small-${width}.jpg`;
	server.file(path, await plain(teal, width, height).jpeg({ quality: 100 }).toBuffer(), 'image/jpeg');
	const page = await openChat();
	await postLink(page, '', picture(path), 'small');
	await awaitPixels(page, teal, pixels);
	const box = await boxOf(page, '.message > div');
	if (!box) throw new Error('The picture is not on the screen');
	expect(box.height).toBeGreaterThanOrEqual(target);
	for (const offset of [4, target - 4]) {
		// As on any link: the original in a tab of its own.
		const tab = await browser.tabOpenedBy(async () => {
			await page.keyboard.down('Control');
			await page.mouse.click(box.x + offset, box.y + offset);
			await page.keyboard.up('Control');
		});
		await expect.poll(() => tab.url()).toBe(picture(path));
		await tab.close();
	}
}
