import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { watchMemory } from '../browsers/browser-memory';
import { reportOf } from '../browsers/page-report';
import type { TestPage } from '../browsers/test-page';
import { harmlessFiles, hostileFiles, red, teal, type HostileFile } from '../fixtures/hostile/hostile-files';
import { countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';

/** What may be left of them. */
const maximumGrowthMegabytes = 50;
/** Decoding any one of the whole bombs would take more than this; what browsers take for their own work at once is below it. */
const maximumPeakMegabytes = 400;
/** Any browser holds more than this: else its processes are not found, and nothing is measured. */
const minimumHeldMegabytes = 100;
const piecePixels = 60 * 40;
const patience = { timeout: 60_000, interval: 250 };
/** Guards against waiting for ever, not measures. */
const timeout = 180_000;

const chat = setUpChat();

/** Counts the frames that the page paints, and sets the log so that many messages are in view. */
function prepare(): void {
	document.body.style.font = '8px/9px sans-serif';
	const log = document.querySelector('#log');
	if (log instanceof HTMLElement) log.style.cssText += '; columns: 6; column-gap: 4px; padding: 0';
	let frames = 0;
	const paint = (): void => {
		frames += 1;
		document.documentElement.dataset['frames'] = String(frames);
		requestAnimationFrame(paint);
	};
	paint();
}

function post(url: string): void {
	const message = document.createElement('div');
	message.className = 'message';
	message.style.breakInside = 'avoid';
	const link = document.createElement('a');
	link.href = url;
	link.textContent = new URL(url).pathname.slice(-18);
	message.append(link);
	document.querySelector('#log')?.append(message);
}

/** Posts files, each from one of four hosts. */
async function postAll(page: TestPage, files: readonly HostileFile[]): Promise<void> {
	const { server } = chat.at;
	const hosts = ['a', 'b', 'c', 'end'];
	for (const { path, bytes, headers } of files) server.file(path, bytes, headers['content-type'], { ...headers });
	for (const [index, { path }] of files.entries()) await page.evaluate(post, server.url(`${hosts[index % hosts.length]}.img.test`, path));
}

/** What has become of the last files that were posted. The page's first message has a picture, and all are of one size. */
async function outcomes(page: TestPage, files: readonly HostileFile[]): Promise<Record<string, string | undefined>> {
	const all = await page.evaluate((count) => {
		const heights = [...document.querySelectorAll('.message')].map(
			(message) => message.querySelector(':scope > div')?.getBoundingClientRect().height ?? 0,
		);
		const [picture = 0] = heights;
		const nameOf = (height: number): string => (height === 0 ? 'nothing' : Math.abs(height - picture) < 1 ? 'picture' : 'reason');
		return heights.slice(-count).map(nameOf);
	}, files.length);
	return Object.fromEntries(files.map(({ path }, index) => [path, all[index]]));
}

describe('THREAT 15, THREAT 16, THREAT 17, THREAT 18, THREAT 19, THREAT 20: hostile files', () => {
	it('become what their bytes are, or nothing; ask nobody; and leave the chat painting, and the memory flat', { timeout }, async () => {
		const { server, openChat, picture } = chat.at;
		const files = await hostileFiles(picture('/elsewhere'));
		const harmless = await harmlessFiles();
		const page = await openChat();
		await page.evaluate(`(${String(prepare)})()`);
		// What browsers load for a kind of file when they first see one is no growth.
		await postAll(page, harmless);
		await expect.poll(() => countColourOn(page, teal), patience).toBeGreaterThan(harmless.length * piecePixels * 0.85);
		const memory = watchMemory();
		try {
			expect(process.platform === 'linux' ? memory.held() : Infinity).toBeGreaterThan(minimumHeldMegabytes);
			await postAll(page, files);
			const wanted = Object.fromEntries(files.map(({ path, becomes }) => [path, becomes]));
			await expect.poll(() => outcomes(page, files), patience).toEqual(wanted);
			const refused = (await reportOf(chat.at.browser, page)).refused.map(({ reason }) => reason);
			const untold = files.filter(({ becomes }) => becomes === 'reason');
			expect(refused).toHaveLength(untold.length);
			// A bomb that is decoded in vain would be broken: nothing but its size is to be what keeps it from being drawn.
			expect(
				untold.flatMap(({ path, reason }, index) => (reason && refused[index] !== reason ? [[path, refused[index]]] : [])),
			).toEqual([]);
			const shown = [...harmless, ...files].filter(({ becomes }) => becomes === 'picture').length;
			await expect.poll(() => countColourOn(page, teal), patience).toBeGreaterThan(shown * piecePixels * 0.85);
			expect(await countColourOn(page, red)).toBe(0);
			expect(server.requestsFor('/elsewhere')).toEqual([]);
			expect(await page.evaluate('globalThis.pwned')).toBeUndefined();
			expect(Number(await page.evaluate('document.documentElement.dataset.frames'))).toBeGreaterThan(files.length);
			expect(memory.peakGrowth()).toBeLessThan(maximumPeakMegabytes);
			await expect.poll(() => memory.growth(), patience).toBeLessThan(maximumGrowthMegabytes);
		} finally {
			memory.end();
		}
	});
});
