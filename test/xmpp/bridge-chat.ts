import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { e2eFolder } from '../browsers/builds';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { startBridge, type Bridge } from './bridge';
import { serveConversePage } from './converse-page';
import { startEjabberd, type Account, type Ejabberd } from './ejabberd';
import { startIncron, type Incron } from './incron';
import { startNginx, type Nginx } from './nginx';

/** How the bridge's addresses begin, which a person sets as its `web_url`. */
export type WebUrl = 'https' | 'http' | 'https with a slash at its end' | 'https on another private host';

/** The set-up that the product began as: a Telegram bridge, its stickers on a web server, and a web chat with the extension. */
export interface BridgeChat {
	readonly browser: LaunchedChromium;
	/** Converse, in the chat with somebody on the bridge. */
	readonly page: Page;
	readonly account: Account;
	readonly ejabberd: Ejabberd;
	readonly nginx: Nginx;
	/** The folder that the bridge writes to. */
	readonly webDirectory: string;
	/** The bridge, as it is with this `web_url`. */
	bridge(webUrl?: WebUrl): Bridge;
	/** Starts incron, which makes files readable so many seconds after they have been written. One at a time. */
	incron(delaySeconds: number): Promise<Incron>;
	/** The message whose text has this in it. */
	message(text: string): Locator;
	/** Ends all of it and removes every file. */
	close(): Promise<void>;
}

/** Starts all of it on loopback, and waits until the chat is open. Throws where a part is not installed or does not start. */
export async function openBridgeChat(extensionFolder = e2eFolder('chrome')): Promise<BridgeChat> {
	const closers: (() => Promise<void>)[] = [];
	const close = async (): Promise<void> => {
		for (const closer of closers.splice(0).reverse()) await closer();
	};
	try {
		const folder = await mkdtemp(path.join(tmpdir(), 'vignette-bridge-'));
		closers.push(() => rm(folder, { recursive: true, force: true }));
		// nginx' workers are another user.
		await chmod(folder, 0o755);
		const webDirectory = path.join(folder, 'web');
		await mkdir(webDirectory);
		const nginx = await startNginx(folder, webDirectory);
		closers.push(nginx.stop);
		const ejabberd = await startEjabberd();
		closers.push(ejabberd.stop);
		const account = await ejabberd.register('ann');
		const webUrls: Readonly<Record<WebUrl, string>> = {
			https: `https://localhost:${nginx.httpsPort}/spectrum`,
			http: `http://localhost:${nginx.httpPort}/spectrum`,
			'https with a slash at its end': `https://localhost:${nginx.httpsPort}/spectrum/`,
			'https on another private host': `https://stickers.img.test:${nginx.httpsPort}/spectrum`,
		};
		const bridge = await startBridge(ejabberd.component, webDirectory);
		closers.push(bridge.close);
		await ejabberd.befriend(account, bridge.contact);
		const { websocketUrl } = ejabberd;
		const chat = await serveConversePage({ websocketUrl, account, chat: { contact: bridge.contact }, showsPictures: false });
		closers.push(chat.stop);
		const browser = await launchChromium({ extensionFolder, args: ['--ignore-certificate-errors'] });
		closers.push(() => browser.close());
		await browser.worker();
		const page = await browser.context.newPage();
		await page.goto(chat.url);
		await page.locator('converse-chat converse-message-history').waitFor({ state: 'attached' });
		let incrons = 0;
		return {
			browser,
			page,
			account,
			ejabberd,
			nginx,
			webDirectory,
			bridge: (webUrl = 'https') => bridge.at(webUrls[webUrl]),
			incron: (delaySeconds) => startIncron(path.join(folder, `incron-${(incrons += 1)}`), webDirectory, delaySeconds),
			message: (text) => page.locator('converse-chat-message .chat-msg').filter({ hasText: text }),
			close,
		};
	} catch (problem) {
		await close();
		throw problem;
	}
}
