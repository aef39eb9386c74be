import * as v from 'valibot';
import type { BareChromium } from '../bare-chromium';
import { inTurns, ratioRow, type Figure, type Setting } from '../figure';

const rounds = 20;
const path = '/article';
/** A page of some length without a chat: paragraphs, links, lists and boxes. */
const article = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Article</title><main>${Array.from(
	{ length: 1500 },
	(_, index) =>
		`<section><h2>Part ${index}</h2><p>It says <b>this</b> and <a href="/other/${index}">that</a>, at some length.</p><ul><li>One<li>Two</ul></section>`,
).join('')}</main></html>`;

/** How long a page takes to load that is no chat, and where we are off. */
export const pageLoad: Figure = {
	id: 'page-load',
	title: 'Page load where there is no chat, and where we are off',
	async measure(setting) {
		setting.server.file(path, article, 'text/html; charset=utf-8');
		const measure = async (host: string, name: string) => {
			setting.say(name);
			return inTurns(
				rounds,
				() => load(setting, setting.withUs, host),
				() => load(setting, setting.without, host),
			);
		};
		const on = await measure('page.chat.test', 'where we are on');
		const off = await measure('off.test', 'where we are off');
		const named = { against: 'no extension', unit: 'ms' };
		return [
			ratioRow({ ...named, name: 'page load, on, no chat', goal: 1.02 }, on.ours, on.base),
			ratioRow({ ...named, name: 'page load, off', goal: 1.0 }, off.ours, off.base),
		];
	},
};

/** From the start of the visit to the end of its load event, and the frame after it. */
async function load({ server }: Setting, browser: BareChromium, host: string): Promise<number> {
	const page = await browser.openPage(server.url(host, path));
	const milliseconds = await page.evaluate(
		`new Promise((resolve) => {
			const end = () => performance.getEntriesByType('navigation')[0].loadEventEnd;
			const look = () => (end() > 0 ? resolve(end() - performance.getEntriesByType('navigation')[0].responseStart) : setTimeout(look, 5));
			look();
		})`,
		v.number(),
	);
	await page.close();
	return milliseconds;
}
