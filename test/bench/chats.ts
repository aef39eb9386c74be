import type { Page } from 'playwright';
import type { LaunchedChromium } from '../browsers/launch-chromium';
import { benchChatPage } from './chat-page';
import type { Setting } from './figure';

const path = '/chat';

/** Opens a chat on a host that is on, in a tab of its own. */
export async function openChat({ server }: Setting, browser: LaunchedChromium): Promise<Page> {
	server.file(path, benchChatPage, 'text/html; charset=utf-8');
	const page = await browser.context.newPage();
	await page.goto(server.url('room.chat.test', path));
	return page;
}

/** Serves a picture at a path, kept by no browser if not said, and returns its address under a name, a new one each time. */
export function teach({ server }: Setting, name: string, file: Buffer, type: string): (host: string) => string {
	server.file(name, file, type, { 'cache-control': 'no-store' });
	let count = 0;
	return (host) => {
		count += 1;
		return server.url(host, `${name}?${count}`);
	};
}
