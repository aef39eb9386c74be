import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { maximumRequestsPerUrlPerHour } from '../../src/shared/limits';
import { loadAnew, setEnabled } from '../browsers/extensions-page';
import { attachTo, type TargetSession } from '../browsers/target-session';
import { postLink } from '../fixtures/chat-page';
import { awaitFocusedPixels, awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';
import { keptPictures } from './kept-pictures';
import { drawingOf, fileOf, pngOf, shownPixels as pixels, steps, type Step } from './worker-steps';

/** A guard against waiting for ever, not a measure: the machine may be busy. */
const patience = { timeout: 45_000, interval: 50 };
const chat = setUpChat();

/** What the page, our script in it, and the worker have complained of since the last test. */
let complaints: string[] = [];
let workerErrors: readonly string[] = [];

beforeAll(async () => {
	workerErrors = await chat.at.browser.workerErrors();
});

async function openChat(): Promise<Page> {
	const page = await chat.at.openChat();
	complaints = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		// The browser tells of the page's own icon.
		if (['error', 'warning'].includes(message.type()) && !message.location().url.endsWith('/favicon.ico'))
			complaints.push(message.text());
	});
	return page;
}

function expectSilence(): void {
	expect(complaints).toEqual([]);
	expect(workerErrors).toEqual([]);
}

/** How many messages have a picture, or the reason why there is none, and how many have more than one host of ours. */
async function hosts(page: Page): Promise<number[]> {
	return page.locator('.message').evaluateAll((messages) => messages.map((message) => message.querySelectorAll(':scope > div').length));
}

async function inWorker(code: string): Promise<unknown> {
	return (await chat.at.browser.worker()).evaluate(code);
}

/** What the page's script would tell the popup. */
async function report(page: Page): Promise<unknown> {
	return inWorker(
		`chrome.tabs.query({ url: ${JSON.stringify(page.url())} }).then(([tab]) => chrome.tabs.sendMessage(tab.id, { type: 'report' }))`,
	);
}

/** Resolves when the page's script has been told why a picture is not there yet. */
async function awaitRefusal(page: Page, reason: string): Promise<void> {
	await expect.poll(async () => JSON.stringify(await report(page)), patience).toContain(`"${reason}"`);
}

/** Whether the worker is at a step. */
async function isThere(page: Page, { path, reached }: Step): Promise<boolean> {
	if (reached === 'refused') return JSON.stringify(await report(page)).includes('"busy"');
	if (reached === 'held') return (await inWorker('globalThis.isHeld')) === true;
	return chat.at.server.requestsFor(path).length === 1;
}

/** The sandboxed page, which no driver knows as a page. */
async function sandbox(): Promise<TargetSession> {
	const found = await attachTo(chat.at.browser.context, (url) => url.endsWith('/drawing.html'));
	if (!found) throw new Error('There is no sandbox');
	return found;
}

describe('THREAT 31: a worker that is stopped', () => {
	it(
		'at each step: each picture shows, once, with no more requests than it takes, and nobody complains',
		{ timeout: 240_000 },
		async () => {
			const { server, browser, picture } = chat.at;
			const page = await openChat();
			for (const step of steps) {
				const { path, colour, first, hold } = step;
				const [type, bytes] = await fileOf(step);
				server.on(path, (request, response, count) => {
					if (count === 0 && first) first(request, response, count);
					else response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(bytes);
				});
				if (hold !== undefined) await inWorker(hold);
				await postLink(page, '', picture(path), step.name);
				await expect.poll(() => isThere(page, step), patience).toBe(true);
				await browser.stopWorker();
				await awaitPixels(page, colour, pixels);
			}
			expect(await hosts(page)).toEqual(steps.map(() => 1));
			expect(steps.map(({ path }) => server.requestsFor(path).map(({ method }) => method))).toEqual(
				steps.map(({ requests }) => requests),
			);
			const whole = steps.length - 1;
			await expect.poll(async () => (await keptPictures(browser))?.counted.entries, patience).toBe(whole);
			const kept = await keptPictures(browser);
			expect(kept?.said).toEqual(kept?.counted);
			expectSilence();
		},
	);

	it('THREAT 10: over and over asks for a URL six times at most, says so, and asks again when the person does', async () => {
		const { server, browser, picture } = chat.at;
		const path = '/killed/always.png';
		const colour = { r: 60, g: 60, b: 200 };
		const bytes = await pngOf(colour);
		server.on(path, (_, response, count) => {
			if (count >= maximumRequestsPerUrlPerHour) response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);
		});
		const page = await openChat();
		let times = 0;
		// A question is asked four times at most; a second message for the same URL goes on where the first has stopped.
		for (const [message, tries] of [4, maximumRequestsPerUrlPerHour - 4].entries()) {
			await postLink(page, '', picture(path), 'a picture');
			for (let tried = 0; tried < tries; tried += 1) {
				times += 1;
				await expect.poll(() => server.requestsFor(path).length, patience).toBe(times);
				await browser.stopWorker();
			}
			await expect.poll(() => hosts(page), patience).toEqual(Array.from({ length: message + 1 }, () => 1));
		}
		expect(server.requestsFor(path)).toHaveLength(maximumRequestsPerUrlPerHour);
		await page.locator('.message a').last().focus();
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await awaitFocusedPixels(page, colour, pixels);
		expect(server.requestsFor(path)).toHaveLength(maximumRequestsPerUrlPerHour + 1);
		expectSilence();
	});
});

describe('THREAT 31: other faults', () => {
	it('THREAT 19, THREAT 20: a file that its sandbox never ends with holds nothing else up, and the next one gets a sandbox that is new', async () => {
		const { server, browser, picture } = chat.at;
		const [first, other, last] = [
			{ r: 20, g: 20, b: 160 },
			{ r: 160, g: 20, b: 20 },
			{ r: 20, g: 160, b: 20 },
		];
		server.file('/endless/first.svg', drawingOf(first), 'image/svg+xml');
		server.file('/endless/never.svg', drawingOf(first), 'image/svg+xml');
		server.file('/endless/other.png', await pngOf(other), 'image/png');
		server.file('/endless/last.svg', drawingOf(last), 'image/svg+xml');
		const page = await openChat();
		await postLink(page, '', picture('/endless/first.svg'), 'a drawing');
		await awaitPixels(page, first, pixels);
		// What it could do if a file had taken it over: nothing.
		const reach = `Promise.all([origin, typeof chrome.storage, typeof chrome.runtime, fetch('${picture('/endless/reach')}').catch(() => 'refused')])`;
		const inSandbox = await sandbox();
		expect(await inSandbox.evaluate(reach)).toEqual(['null', 'undefined', 'undefined', 'refused']);
		expect(server.requestsFor('/endless/reach')).toEqual([]);
		await inSandbox.evaluate('setTimeout(() => { for (;;); }), 1');
		await postLink(page, '', picture('/endless/never.svg'), 'a drawing');
		await expect.poll(() => server.requestsFor('/endless/never.svg').length, patience).toBe(1);
		await postLink(page, '', picture('/endless/last.svg'), 'a drawing');
		// On another host, since one host’s files wait for each other.
		await postLink(page, '', server.url('b.img.test', '/endless/other.png'), 'a picture');
		await awaitPixels(page, other, pixels);
		expect(await hosts(page)).toEqual([1, 0, 0, 1]);
		const own = await browser.context.newPage();
		await own.goto(`chrome-extension://${await browser.extensionId()}/options.html`);
		expect(await own.locator('h1').count()).toBe(1);
		await own.close();
		await awaitPixels(page, last, pixels);
		await awaitRefusal(page, 'broken');
		expect(await hosts(page)).toEqual([1, 1, 1, 1]);
		expectSilence();
	});

	it('a network that goes away and comes back, and a disk that is full, leave a picture', async () => {
		const { server, browser, picture } = chat.at;
		const colour = { r: 0, g: 120, b: 120 };
		server.file('/offline.png', await pngOf(colour), 'image/png');
		const page = await openChat();
		const session = await browser.context.newCDPSession(page);
		const origin = `chrome-extension://${await browser.extensionId()}`;
		await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
		await browser.context.setOffline(true);
		await postLink(page, '', picture('/offline.png'), 'a picture');
		await awaitRefusal(page, 'unreachable');
		await browser.context.setOffline(false);
		await awaitPixels(page, colour, pixels);
		await session.send('Storage.overrideQuotaForOrigin', { origin });
		expect(await hosts(page)).toEqual([1]);
		expect(server.requestsFor('/offline.png')).toHaveLength(1);
		expectSilence();
	});

	it.each(['', ', whose worker was asleep,'])(
		'an extension that is loaded anew under a page%s shows each picture once, and goes on',
		async (asleep) => {
			const { server, browser, picture } = chat.at;
			const [before, after] = asleep ? ['/reloaded/1.png', '/reloaded/2.png'] : ['/reloaded/3.png', '/reloaded/4.png'];
			const [colour, other] = [
				{ r: 150, g: 0, b: 150 },
				{ r: 220, g: 180, b: 0 },
			];
			server.file(before, await pngOf(colour), 'image/png');
			server.file(after, await pngOf(other), 'image/png');
			const page = await openChat();
			await postLink(page, '', picture(before), 'a picture');
			await awaitPixels(page, colour, pixels);
			if (asleep) await browser.stopWorker();
			await loadAnew(browser);
			await page.bringToFront();
			await postLink(page, '', picture(after), 'a picture');
			await awaitPixels(page, other, pixels);
			await awaitPixels(page, colour, pixels);
			await expect.poll(() => hosts(page), patience).toEqual([1, 1]);
			expectSilence();
		},
	);

	it.each(['', ', while its worker was asleep,'])(
		'an extension that is turned off%s leaves a page as it would be without it, and says nothing',
		async (asleep) => {
			const { server, browser, picture } = chat.at;
			const [path, colour] = asleep
				? (['/off/1.png', { r: 90, g: 30, b: 200 }] as const)
				: (['/off/2.png', { r: 30, g: 160, b: 90 }] as const);
			server.file(path, await pngOf(colour), 'image/png');
			const page = await openChat();
			const written = (): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);
			await postLink(page, '', picture(path), 'a picture');
			const untouched = await written();
			await awaitPixels(page, colour, pixels);
			// Its large view too.
			await page.mouse.click(60, 60);
			await expect.poll(() => page.evaluate(() => document.querySelectorAll('html > div').length)).toBe(1);
			if (asleep) await browser.stopWorker();
			await setEnabled(browser, false);
			// The person comes back from another tab. To Playwright its tabs are always visible, so the browser says nothing.
			if (asleep) await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
			await expect.poll(written).toBe(untouched);
			await postLink(page, '', picture(path), 'the same again');
			expect(await hosts(page)).toEqual([0, 0]);
			await setEnabled(browser, true);
			expectSilence();
		},
	);
});
