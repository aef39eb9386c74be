import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { BareChromium } from '../bare-chromium';
import { openChat } from '../chats';
import { inTurns, ratioRow, type Figure, type Setting } from '../figure';
import { largeJpeg } from '../pictures';
import { browserMegabytes } from '../processes';

const pictures = 200;
const pauseMilliseconds = 250;
const sampleMilliseconds = 500;
const settleMilliseconds = 3000;
const aboutBytes = 1_500_000;
const path = '/twelve-megapixels.jpg';

/** What the browser holds of 200 large photographs that somebody scrolls through, as links with us, as pictures without. */
export const memory: Figure = {
	id: 'memory',
	title: `Memory, ${pictures} pictures of 12 MP scrolled through`,
	async measure(setting) {
		setting.say('making the picture');
		setting.server.file(path, await largeJpeg(aboutBytes), 'image/jpeg');
		const peaks: { ours: number[]; base: number[] } = { ours: [], base: [] };
		const scroll = async (browser: BareChromium, kind: 'links' | 'images'): Promise<number> => {
			setting.say(kind === 'links' ? 'with, as links' : 'without, as <img>');
			const { peak, end } = await scrollThrough(setting, browser, kind);
			peaks[kind === 'links' ? 'ours' : 'base'].push(peak);
			return end;
		};
		const ends = await inTurns(
			1,
			() => scroll(setting.withUs, 'links'),
			() => scroll(setting.without, 'images'),
		);
		const named = { against: '<img src>', unit: 'MB', note: 'More of the whole browser (PSS) than with the chat empty.' };
		return [
			ratioRow({ ...named, name: 'memory, 200 × 12 MP, at the end', goal: 0.2 }, ends.ours, ends.base),
			ratioRow({ ...named, name: 'memory, 200 × 12 MP, at most' }, peaks.ours, peaks.base),
		];
	},
};

async function scrollThrough(setting: Setting, browser: BareChromium, kind: 'links' | 'images'): Promise<{ peak: number; end: number }> {
	const chat = await openChat(setting, browser);
	await wait(settleMilliseconds);
	const before = browserMegabytes(browser.processId);
	const addresses = Array.from({ length: pictures }, (_, index) =>
		setting.server.url(`l${index % 20}.img.test`, `${path}?${kind}${index}`),
	);
	await chat.page.evaluate(`bench.posted('${kind}', ${JSON.stringify(addresses)})`, v.unknown());
	let peak = before;
	const timer = setInterval(() => {
		peak = Math.max(peak, browserMegabytes(browser.processId));
	}, sampleMilliseconds);
	try {
		await chat.page.evaluate(`bench.scrollThrough(${pauseMilliseconds})`, v.unknown());
		await wait(settleMilliseconds);
	} finally {
		clearInterval(timer);
	}
	const end = browserMegabytes(browser.processId);
	await chat.close();
	return { peak: peak - before, end: end - before };
}
