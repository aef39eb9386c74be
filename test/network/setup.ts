import process from 'node:process';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchEither, storeSettingsIn, type BrowserName, type EitherBrowser, type EitherOptions } from '../browsers/either-browser';
import type { TestPage } from '../browsers/test-page';
import { chatPage } from '../fixtures/chat-page';
import { plain, type Rgb } from '../fixtures/pictures';
import { countColour } from '../screen/colours';
import { tellingRequests } from '../servers/anonymous-requests';
import { startDnsServer, type DnsServer } from '../servers/dns-server';
import { startFixtureServer, type FixtureServer, type SeenRequest } from '../servers/fixture-server';
import type { SiteMode } from '../../src/shared/page-policy';

/** Whether each address there is leads here (`scripts/test/private-network.sh`). Without, these tests would show nothing. */
if (process.env['VIGNETTE_PRIVATE_NETWORK'] !== '1') throw new Error('Run these tests by `npm test -- network`.');

export const chatHost = 'room.vignette-chats.org';
export const publicAddress = '93.184.216.34';
export const publicIpv6Address = '2606:2800:220:1::1';
export const publicName = 'pictures.vignette-demo.org';

/** What a private server answers with, and what a public one does. */
export const red: Rgb = { r: 220, g: 20, b: 60 };
export const teal: Rgb = { r: 0, g: 150, b: 136 };
/** So large that rounded corners count for little. */
const pictureSize = { width: 100, height: 50 };
/** Less the frame's hairline. */
const picturePixels = (pictureSize.width - 2) * (pictureSize.height - 2);

/** Tall enough for all messages of a test at once, since pictures out of view are not requested. */
const viewport = { width: 1000, height: 9000 };

/** A browser with the extension in a network where every address leads to one server, for the tests of one block. */
export interface NetworkSetup {
	readonly server: FixtureServer;
	readonly dns: DnsServer;
	readonly browser: EitherBrowser;
	/** Opens a chat on a public host in a new tab, with these messages, and closes the last one. */
	readonly openChat: (urls?: readonly string[]) => Promise<TestPage>;
	/** Requests that reached this path, less those that a test made itself. */
	readonly hits: (path: string) => SeenRequest[];
}

/** What may differ between blocks. */
export interface NetworkOptions extends Omit<EitherOptions, 'extensionFolder'> {
	/** Makes the build to load; the `e2e` build if not said. */
	readonly extensionFolder?: () => string;
	readonly mode?: SiteMode;
}

/** Starts all before the block's tests and ends it after; `at` is to be read inside tests only. */
export function setUpNetwork(name: BrowserName, options: NetworkOptions = {}): { readonly at: NetworkSetup } {
	const { mode = 'on', extensionFolder, ...others } = options;
	let server: FixtureServer;
	let dns: DnsServer;
	let browser: EitherBrowser;
	let tab: TestPage | undefined;
	let opened = 0;

	beforeAll(async () => {
		dns = await startDnsServer();
		dns.set(chatHost, ['93.184.216.10']);
		dns.set(publicName, [publicAddress]);
		server = await startFixtureServer({ address: '::' });
		server.file('/teal.png', await picture(teal), 'image/png');
		server.file('/red.png', await picture(red), 'image/png');
		browser = await launchEither(name, { viewport, ...others, ...(extensionFolder && { extensionFolder: extensionFolder() }) });
		await storeSettingsIn(browser, { sites: { 'vignette-chats.org': { mode, plainHttp: true, privateHosts: [] } } });
	});
	afterAll(async () => {
		await browser?.close();
		await server?.close();
		await dns?.close();
		// THREAT 12: so on each request of every test; the pages ask for nothing but themselves.
		expect(tellingRequests(server.seen.filter(({ path }) => /\.png/.test(path)))).toEqual([]);
	});

	return {
		get at() {
			return {
				server,
				dns,
				browser,
				async openChat(urls: readonly string[] = []) {
					await tab?.close();
					opened += 1;
					const path = `/chat/${opened}`;
					// Links in pages would be looked up by the browser itself, in advance.
					server.file(path, chatPage(), 'text/html; charset=utf-8', { 'x-dns-prefetch-control': 'off' });
					tab = await browser.newTab();
					await tab.goto(server.url(chatHost, path));
					for (const url of urls) await postIn(tab, url);
					return tab;
				},
				hits: (path: string) => server.seen.filter((request) => request.path.split('?')[0] === path && !isOurs(request)),
			};
		},
	};
}

const ownMark = 'x-made-by-the-test';

function isOurs({ headers }: SeenRequest): boolean {
	return headers[ownMark] !== undefined;
}

/** Asks as the test itself, past browser and extension: what there would be to see. Undefined where nobody answers. */
export async function askedDirectly(url: string): Promise<number | undefined> {
	try {
		return (await fetch(url, { headers: { [ownMark]: '1' }, redirect: 'manual' })).status;
	} catch {
		return undefined;
	}
}

/** Adds a message that is a link to this URL. */
export async function postIn(tab: TestPage, url: string): Promise<void> {
	await tab.evaluate(`(() => {
		const link = Object.assign(document.createElement('a'), { href: ${JSON.stringify(url)}, textContent: 'picture' });
		const message = Object.assign(document.createElement('div'), { className: 'message' });
		message.style.font = '10px sans-serif';
		message.append(link);
		document.querySelector('#log').append(message);
	})()`);
}

/** Waits until this many pictures of the public server, and no other, are on the screen. */
export async function awaitTeal(tab: TestPage, pictures = 1): Promise<void> {
	// Less rounded corners: a hundredth.
	const isAll = (shown: number): boolean => shown > pictures * 0.98 && shown < pictures * 1.01;
	const count = async (): Promise<number> => (await countColour(await tab.screenshot(), teal)) / picturePixels;
	// A screenshot of so tall a view takes long.
	await expect.poll(count, { timeout: 30_000, interval: 300 }).toSatisfy(isAll, `${pictures} pictures`);
}

/** Waits until each message has something of ours: a picture, or the reason why there is none. */
export async function awaitAnswers(tab: TestPage): Promise<void> {
	const unanswered = `[...document.querySelectorAll('.message:not(:has(> div)) a')].map(({ href }) => href)`;
	await expect.poll(() => tab.evaluate(unanswered)).toEqual([]);
}

/** How many pixels of a private server's picture are on the screen. */
export async function redPixels(tab: TestPage): Promise<number> {
	return countColour(await tab.screenshot(), red);
}

async function picture(colour: Rgb): Promise<Buffer> {
	return plain(colour, pictureSize.width, pictureSize.height).png().toBuffer();
}
