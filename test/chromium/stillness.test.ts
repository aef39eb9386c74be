import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { plain } from '../fixtures/pictures';
import { frames, holdPictures, scrollChatPage, shownPictures, type ScrollChatOptions } from '../fixtures/scroll-chat';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpChat();
let tests = 0;
/** What was seen without pictures, by the chat: how they come makes no difference there. */
const withoutPictures = new Map<string, Seen>();

/** What was seen while a fast chat ran. */
interface Seen {
	/** The layout shifts, added up (Layout Instability §2). */
	readonly shifts: number;
	/** How far from its end the log was painted, at most. */
	readonly distance: number;
	/** How many links to the picture there were that are near the view. */
	readonly links: number;
}

/**
 * Runs a fast chat, in which every third message has the picture if there is one, and each fifth time a message above
 * the view gets it too: in the very frames of the others, or on its own.
 */
async function run(page: Page, picture: string | undefined, isTogether: boolean, isAtEnd: boolean): Promise<Seen> {
	return page.evaluate(
		async (given) => {
			let shifts = 0;
			const observer = new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) shifts += 'value' in entry && typeof entry.value === 'number' ? entry.value : 0;
			});
			observer.observe({ type: 'layout-shift' });
			let distance = 0;
			let links = 0;
			// A task that is asked for in a frame runs after that frame is painted.
			const channel = new MessageChannel();
			channel.port1.start();
			const painted = async (count: number): Promise<void> => {
				for (let frame = 0; frame < count; frame += 1) {
					await new Promise((resolve) => {
						channel.port1.addEventListener('message', resolve, { once: true });
						requestAnimationFrame(() => channel.port2.postMessage(undefined));
					});
					distance = Math.max(distance, Math.abs(window.chat.distance()));
				}
			};
			const shown = (): number => document.querySelectorAll('.row div:empty').length;
			const allShown = async (): Promise<void> => {
				while (given.picture !== undefined && shown() < links) await painted(1);
			};
			for (let count = 0; count < 30; count += 1) {
				const isPosted = count % 3 === 0;
				window.chat.post(isPosted ? given.picture : undefined);
				if (isPosted && given.isAtEnd) links += 1;
				if (!given.isTogether) await allShown();
				if (given.picture !== undefined && count % 5 === 0) {
					const rows = window.chat.rows();
					const top = rows.findIndex((row) => row.getBoundingClientRect().bottom > 0);
					const above = rows.slice(0, top).findLast((row) => !row.querySelector('a'));
					above
						?.querySelector('p')
						?.append(Object.assign(document.createElement('a'), { href: given.picture, textContent: 'pic' }));
					links += 1;
				}
				if (!given.isTogether) await allShown();
				await painted(6);
			}
			await allShown();
			await painted(6);
			return { shifts, distance, links };
		},
		{ picture, isTogether, isAtEnd },
	);
}

async function runBoth(options: ScrollChatOptions, isTogether: boolean): Promise<readonly [without: Seen, withPictures: Seen]> {
	tests += 1;
	// So low that six of them are within what is near the view.
	const pictures = holdPictures(chat.at.server, `/still/${tests}.png`, await plain(teal, 1000, 153).png().toBuffer());
	pictures.release();
	const isAtEnd = options.follow !== 'never';
	const runOne = async (url: string | undefined): Promise<Seen> => {
		const page = await chat.at.openChat({ html: scrollChatPage({ messages: 120, ...options }) });
		await page.mouse.move(600, 300);
		if (!isAtEnd) await page.mouse.wheel(0, -1200);
		await frames(page, 20);
		const seen = await run(page, url, isTogether, isAtEnd);
		expect(await shownPictures(page)).toBe(url === undefined ? 0 : isAtEnd ? 16 : 6);
		return seen;
	};
	const key = JSON.stringify(options);
	const without = withoutPictures.get(key) ?? (await runOne(undefined));
	withoutPictures.set(key, without);
	return [without, await runOne(pictures.next())];
}

const chats: readonly ScrollChatOptions[] = [
	{ follow: 'now' },
	{ follow: 'now', anchoring: false },
	{ follow: 'frame' },
	{ follow: 'frame', anchoring: false },
	{ follow: 'never' },
	{ follow: 'never', anchoring: false },
	{ follow: 'never', page: true },
];

describe('the layout of a fast chat', () => {
	it.each(chats)('is not shifted by pictures: %o', async (options) => {
		const [without, withPictures] = await runBoth(options, false);
		expect(withPictures.shifts - without.shifts).toBeLessThanOrEqual(0.0001);
	});

	/**
	 * Layout shifts are no measure of pictures that come above the view and at the end in one frame: what stands between
	 * has moved up by one of them, while the log has scrolled by both, which counts as a shift where the browser does not
	 * anchor. What the reader sees is the log at its end.
	 */
	it.each(chats.filter(({ follow }) => follow !== 'never'))(
		'is painted at its end in each frame, when pictures come above the view and at the end at once: %o',
		async (options) => {
			const [without, withPictures] = await runBoth(options, true);
			expect(without.distance).toBeLessThanOrEqual(1);
			expect(withPictures.distance).toBeLessThanOrEqual(1);
		},
	);

	it.each(chats.filter(({ follow }) => follow === 'never'))('is not shifted by pictures that come at once: %o', async (options) => {
		const [without, withPictures] = await runBoth(options, true);
		expect(withPictures.shifts - without.shifts).toBeLessThanOrEqual(0.0001);
	});
});
