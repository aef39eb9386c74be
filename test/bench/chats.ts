import * as v from 'valibot';
import type { BareChromium, BarePage } from './bare-chromium';
import { benchChatPage } from './chat-page';
import type { Setting } from './figure';

const path = '/chat';

/** A chat that does what `window.bench` of its page can do. */
export interface BenchChat {
	readonly page: BarePage;
	/** Posts a link, or a picture of the page's own; returns after how many milliseconds a picture is painted. */
	post(kind: 'link' | 'image', url: string): Promise<number>;
	/** Puts in messages, so many a frame; every so many has a link, where there are addresses. */
	many(count: number, perFrame: number, every: number, addresses: readonly string[]): Promise<void>;
	clear(): Promise<void>;
	close(): Promise<void>;
}

/** Opens a chat on a host that is on, in a tab of its own. */
export async function openChat({ server }: Pick<Setting, 'server'>, browser: BareChromium, host = 'room.chat.test'): Promise<BenchChat> {
	server.file(path, benchChatPage, 'text/html; charset=utf-8');
	const page = await browser.openPage(server.url(host, path));
	return {
		page,
		post: (kind, url) => page.evaluate(`bench.${kind}(${JSON.stringify(url)})`, v.number()),
		many: async (...args) => void (await page.evaluate(`bench.many(...${JSON.stringify(args)})`, v.unknown())),
		clear: async () => void (await page.evaluate('bench.clear()', v.unknown())),
		close: () => page.close(),
	};
}

/** Serves a picture at a path, kept by no browser, and returns its address under a name, a new one each time. */
export function teach({ server }: Pick<Setting, 'server'>, name: string, file: Buffer, type: string): (host: string) => string {
	server.file(name, file, type, { 'cache-control': 'no-store' });
	let count = 0;
	return (host) => {
		count += 1;
		return server.url(host, `${name}?${count}`);
	};
}
