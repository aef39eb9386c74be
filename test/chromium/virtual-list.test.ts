import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { plain } from '../fixtures/pictures';
import { bundlePage } from '../pages/bundle-page';
import { countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';

const colour = { r: 0, g: 150, b: 136 };
const size = { width: 60, height: 40 };
/** In CSS pixels, up and down, as a person's wheel does it, and flings. */
const turns = [300, 900, 200, -500, 4000, 250, 250, -120, 12_000, -3000, 500, 700, 60_000, -400, -1800, 300, 90, -20_000, 600, 150];
/** Nodes beyond those before, which a garbage collection may have left for later. */
const toleratedNodes = 600;

const chat = setUpChat({ viewport: { width: 600, height: 700 } });

/** How many DOM nodes are alive in the page, those of ours included. */
async function liveNodes(page: Page): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('HeapProfiler.collectGarbage');
	const { nodes } = await session.send('Memory.getDOMCounters');
	await session.detach();
	return nodes;
}

/** Whether a picture is on the screen. */
async function isShown(page: Page): Promise<boolean> {
	return (await countColourOn(page, colour)) > size.width * size.height * 0.8;
}

async function scroll(page: Page): Promise<void> {
	for (const deltaY of turns) {
		await page.mouse.wheel(0, deltaY);
		await page.evaluate(async () => new Promise((resolve) => void requestAnimationFrame(() => requestAnimationFrame(resolve))));
	}
}

/** With pictures at paths of their own in a folder, which are kept by nobody where it is a new one. */
async function openList(name: string, heights = 'measured', folder = name): Promise<Page> {
	const { server, openChat, picture } = chat.at;
	const bytes = await plain(colour, size.width, size.height).png().toBuffer();
	for (let index = 0; index < 5000; index += 3) server.file(`/${folder}/${index}.png`, bytes, 'image/png');
	server.file(`/${name}.js`, (await bundlePage(`${name}.ts`)).script, 'text/javascript');
	return openChat({
		html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Chat</title><link rel="icon" href="data:,">
<style>body { margin: 0; font: 14px/20px sans-serif } .row { box-sizing: border-box; padding: 10px; border-bottom: 1px solid #ddd }</style>
<body><div id="app"></div><script>history.replaceState(null, '', '?heights=${heights}&pictures=${picture(`/${folder}`)}')</script>
<script src="/${name}.js"></script></body></html>`,
	});
}

/** What the popup is told of the page. */
async function report(): Promise<unknown> {
	const worker = await chat.at.browser.worker();
	return worker.evaluate("chrome.tabs.query({ active: true }).then(([tab]) => chrome.tabs.sendMessage(tab.id, { type: 'report' }))");
}

describe('THREAT 28: a virtual list of 5,000 messages, scrolled', () => {
	it.each([
		['virtuoso-list', 'measured'],
		['tanstack-list', 'measured'],
		['tanstack-list', 'fixed'],
	])('never has a picture in a row of another message, nor ever more of ours than rows: %s, %s heights', async (name, heights) => {
		const page = await openList(name, heights);
		// In rows of one height and position there is none: nothing is laid over what others said.
		const hasRoom = heights === 'measured';
		const errors: string[] = [];
		page.on('pageerror', ({ message }) => errors.push(message));
		await page.mouse.move(300, 350);
		await expect.poll(() => isShown(page)).toBe(hasRoom);
		await scroll(page);
		const before = await liveNodes(page);
		for (let times = 0; times < 3; times += 1) await scroll(page);
		await expect.poll(() => isShown(page)).toBe(hasRoom);
		// What has come last, and what is collected in two steps, has its time.
		await expect.poll(() => liveNodes(page)).toBeLessThan(before + toleratedNodes);
		// What flew by on a busy machine was not asked for: on, until there was enough to judge by.
		const scrolledOn = async (): Promise<boolean> => {
			await page.mouse.wheel(0, 300);
			return page.evaluate(() => globalThis.seenHosts.total > 10);
		};
		await expect.poll(scrolledOn, { interval: 300 }).toBe(hasRoom);
		const seen = await page.evaluate(() => globalThis.seenHosts);
		expect(seen.wrong).toEqual([]);
		expect(seen.strayed).toBe(0);
		expect(seen.most).toBeLessThanOrEqual(seen.mostRows);
		expect(seen.total > 10).toBe(hasRoom);
		expect(errors).toEqual([]);
		// What is not on the page is not counted as shown there.
		// What was scrolled to last may still be on its way.
		await expect.poll(async () => JSON.stringify(await report()).includes('"reason":"no-room"')).toBe(!hasRoom);
		await expect.poll(report).toMatchObject(hasRoom ? { refused: [] } : { shown: 0 });
	});
});

describe('a virtual list that a person scrolls through', () => {
	it.each(['virtuoso-list', 'tanstack-list'])(
		'is history: more pictures of one host show than may arrive in a minute: %s',
		async (name) => {
			const folder = `${name}-history`;
			const page = await openList(name, 'measured', folder);
			await page.mouse.move(300, 350);
			await expect.poll(() => isShown(page)).toBe(true);
			for (const direction of [1, -1]) {
				for (let turn = 0; turn < 30; turn += 1) {
					await page.mouse.wheel(0, direction * 200);
					for (let frame = 0; frame < 6; frame += 1) await page.evaluate(async () => new Promise(requestAnimationFrame));
				}
				await expect.poll(report).toMatchObject({ hosts: ['a.img.test'], refused: [] });
			}
			expect(chat.at.server.seen.filter(({ path }) => path.startsWith(`/${folder}/`)).length).toBeGreaterThan(30);
		},
	);
});
