import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Settings, SiteSettings } from '../../src/settings/settings';
import { storeSettings } from '../browsers/store-settings';
import { postLink } from '../fixtures/chat-page';
import { animated, plain } from '../fixtures/pictures';
import { awaitControl, controlsOn } from '../screen/buttons';
import { awaitColour, awaitPixels, countColour, countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';
import { picturesOn } from './pictures-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const violet = { r: 120, g: 40, b: 200 };
const site: SiteSettings = { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] };

const chat = setUpChat();
const { openWith, openLarge, shown } = picturesOn(chat);
const set = (settings: Omit<Settings, 'sites'>, blur = false): Promise<void> =>
	storeSettings(chat.at.browser, { ...settings, sites: { localhost: { ...site, blur } } });

beforeEach(() => set({}));

/** Stripes of two colours, none of which is left where they are blurred. */
async function stripes(): Promise<Buffer> {
	const stripe = await plain(orange, 4, 200).png().toBuffer();
	const at = Array.from({ length: 25 }, (_, index) => ({ input: stripe, left: index * 8, top: 0 }));
	return plain(teal, 200, 200).composite(at).png().toBuffer();
}

/** Does something while looking at the screen all the time; returns how much of a colour was seen at most. */
async function mostSeen(page: Page, colour: typeof teal, during: () => Promise<unknown>): Promise<number> {
	const session = await page.context().newCDPSession(page);
	const counts: Promise<number>[] = [];
	session.on('Page.screencastFrame', ({ data, sessionId }) => {
		counts.push(countColour(Buffer.from(data, 'base64'), colour));
		void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
	});
	await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
	await during();
	await session.send('Page.stopScreencast');
	await session.detach();
	// Else nobody has looked.
	expect(counts.length).toBeGreaterThan(0);
	return Math.max(...(await Promise.all(counts)));
}

async function pointAt(page: Page): Promise<void> {
	const { x = -1, y = -1 } = (await shown(page))[0] ?? {};
	await page.mouse.move(x, y);
}

describe('the size of pictures', () => {
	it('is changed where they are shown already, and sharp', async () => {
		const { page, paths } = await openWith([await plain(teal, 900, 600).png().toBuffer()]);
		await awaitPixels(page, teal, 320 * 213);
		await set({ size: 'large' });
		await awaitPixels(page, teal, 480 * 320);
		await expect.poll(() => chat.at.server.requestsFor(paths[0] ?? '').length).toBe(2);
		await set({ size: 'small' });
		await awaitPixels(page, teal, 240 * 160);
	});
});

describe('blurred pictures', () => {
	it('are never sharp before they are pointed at or focused', async () => {
		/** All of one colour but what the controls cover. */
		const sharp = 100 * 200 * 0.9;
		await set({}, true);
		const { server, openChat, picture } = chat.at;
		server.file('/blurred.png', await stripes(), 'image/png');
		const page = await openChat();
		const seen = await mostSeen(page, teal, async () => {
			await postLink(page, '', picture('/blurred.png'));
			await awaitControl(page, 'link', /^Picture/);
			// The mix of both, which is on the screen only where it is blurred.
			await expect.poll(() => countColourOn(page, { r: 128, g: 135, b: 68 })).toBeGreaterThan(1000);
		});
		expect(seen).toBe(0);
		await pointAt(page);
		await expect.poll(() => countColourOn(page, teal)).toBeGreaterThan(sharp);
		await page.mouse.move(900, 700);
		await expect.poll(() => countColourOn(page, teal)).toBe(0);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await expect.poll(() => countColourOn(page, teal)).toBeGreaterThan(sharp);
		await page.mouse.click(900, 700);
		await set({}, false);
		await awaitPixels(page, teal, 100 * 200);
	});
});

describe('animated pictures', () => {
	const moving = (): Promise<Buffer> => animated([violet, orange], 'gif', 100);

	it('lie still until they are pointed at, as their first frame', async () => {
		await set({ animation: 'pointed' });
		const { page } = await openWith([await moving()]);
		await awaitColour(page, violet);
		expect(await mostSeen(page, orange, () => page.evaluate(frames, 60))).toBe(0);
		await pointAt(page);
		await awaitColour(page, orange);
		await page.mouse.move(900, 700);
		await expect.poll(() => mostSeen(page, orange, () => page.evaluate(frames, 30))).toBe(0);
	});

	it('never move if they are not to, and do at once when they are', async () => {
		await set({ animation: 'never' });
		const { page } = await openWith([await moving()]);
		await awaitColour(page, violet);
		await pointAt(page);
		expect(await mostSeen(page, orange, () => page.evaluate(frames, 60))).toBe(0);
		await set({ animation: 'always' });
		await awaitColour(page, orange);
	});

	it('follow the system’s wish for less motion, as it changes', async () => {
		const { page } = await openWith([await moving()]);
		await awaitColour(page, orange);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await expect.poll(() => mostSeen(page, orange, () => page.evaluate(frames, 30))).toBe(0);
		await openLarge(page);
		await awaitControl(page, 'button', 'Play');
		await page.keyboard.press('Escape');
		await page.mouse.move(900, 700);
		await page.emulateMedia({ reducedMotion: 'no-preference' });
		await awaitColour(page, orange);
	});
});

describe('everything of ours', () => {
	/** Presses a shortcut, of which the browser tells the extension: what is pressed in a test reaches pages only. */
	const press = async (command: string): Promise<void> => {
		const worker = await chat.at.browser.worker();
		await worker.evaluate(
			`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => chrome.commands.onCommand.dispatch('${command}', tab))`,
		);
	};

	it.each(['hide-in-tab', 'hide-everywhere'])(
		'is out of sight and shown again by a shortcut, and the chat does not move: %s',
		async (command) => {
			const { page } = await openWith([await plain(teal, 900, 600).png().toBuffer()]);
			const layout = (): Promise<string> =>
				page.evaluate(() =>
					JSON.stringify(Array.from(document.querySelectorAll('#log *'), (element) => element.getBoundingClientRect())),
				);
			await awaitPixels(page, teal, 320 * 213);
			const before = await layout();
			await openLarge(page);
			await awaitControl(page, 'dialog', 'Pictures');
			await press(command);
			await expect.poll(() => countColourOn(page, teal)).toBe(0);
			expect(await layout()).toEqual(before);
			expect([...(await controlsOn(page, 'dialog')), ...(await shown(page))]).toEqual([]);
			// What comes meanwhile is not seen either.
			await postLink(page, '', await chat.at.teach(`/meanwhile-${command}.png`, orange));
			await expect.poll(() => page.locator('.message > div').count()).toBe(2);
			expect(await countColourOn(page, orange)).toBe(0);
			await press(command);
			await awaitPixels(page, teal, 320 * 213);
			await awaitPixels(page, orange, 200 * 100);
		},
	);

	it('is out of sight in one tab alone, or in all', async () => {
		const { page } = await openWith([await plain(teal).png().toBuffer()]);
		const other = await chat.at.browser.context.newPage();
		await other.goto(page.url());
		await postLink(other, '', await chat.at.teach('/second-tab.png', orange));
		await awaitPixels(other, orange, 200 * 100);
		await press('hide-in-tab');
		await expect.poll(() => countColourOn(other, orange)).toBe(0);
		await awaitPixels(page, teal, 200 * 100);
		await press('hide-everywhere');
		await expect.poll(() => countColourOn(page, teal)).toBe(0);
		await press('hide-everywhere');
		await awaitPixels(page, teal, 200 * 100);
		await awaitPixels(other, orange, 200 * 100);
		await other.close();
	});
});

/** Waits in the page for so many frames to be painted. */
async function frames(count: number): Promise<void> {
	for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}
