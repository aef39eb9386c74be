import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { plain } from '../fixtures/pictures';
import { frames, holdPictures, scrollChatPage, shownPictures, type ScrollChatOptions } from '../fixtures/scroll-chat';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpChat();
let tests = 0;

/** The layout shifts of messages (Layout Instability §2), while ten messages a second come to a fast chat. */
async function shiftsOf(page: Page, url: string | undefined): Promise<number> {
	return page.evaluate(async (picture) => {
		let sum = 0;
		const observer = new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) sum += 'value' in entry && typeof entry.value === 'number' ? entry.value : 0;
		});
		observer.observe({ type: 'layout-shift' });
		for (let count = 0; count < 30; count += 1) {
			window.chat.post(count % 3 === 0 ? picture : undefined);
			// What is read has pictures coming above it, too.
			const top = window.chat.rows().findIndex((row) => row.getBoundingClientRect().bottom > 0);
			if (picture !== undefined && count % 5 === 0) {
				const link = Object.assign(document.createElement('a'), { href: picture, textContent: 'pic' });
				window.chat.rows()[top - 1 - count / 5]?.querySelector('p')?.append(link);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		return sum;
	}, url);
}

const chats: readonly ScrollChatOptions[] = [
	{ follow: 'now' },
	{ follow: 'never' },
	{ follow: 'never', anchoring: false },
	{ follow: 'never', page: true },
];

/** How much more the layout shifts with pictures than without. */
async function shiftsByPictures(options: ScrollChatOptions): Promise<number> {
	tests += 1;
	const pictures = holdPictures(chat.at.server, `/still/${tests}.png`, await plain(teal, 1000, 613).png().toBuffer());
	pictures.release();
	const shifts: number[] = [];
	for (const url of [undefined, pictures.next()]) {
		const page = await chat.at.openChat({ html: scrollChatPage({ messages: 120, ...options }) });
		await page.mouse.move(600, 300);
		if (options.follow === 'never') await page.mouse.wheel(0, -1200);
		await frames(page, 20);
		shifts.push(await shiftsOf(page, url));
		expect(await shownPictures(page)).toBeGreaterThanOrEqual(url === undefined ? 0 : 2);
	}
	return (shifts[1] ?? Number.NaN) - (shifts[0] ?? Number.NaN);
}

describe('the layout of a fast chat', () => {
	it.each(chats)('is not shifted by pictures: %o', async (options) => {
		expect(await shiftsByPictures(options)).toBeLessThanOrEqual(0.0001);
	});

	// A known fault (0.20 more, each time): to be found. It says so when it is mended.
	it.fails('is not shifted by pictures where the chat follows a frame later and the browser does not anchor', async () => {
		expect(await shiftsByPictures({ follow: 'frame', anchoring: false })).toBeLessThanOrEqual(0.0001);
	});
});
