import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { releaseFolder } from '../browsers/builds';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { popupOpenedBy } from '../browsers/popup';
import { startVirtualDisplay, type VirtualDisplay } from '../browsers/xvfb';
import { chatPage, postLink } from '../fixtures/chat-page';
import { plain, type Rgb } from '../fixtures/pictures';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

/** A name that looks public and leads to this machine, as with a name server at home. */
export const homeHost = 'pictures.vignette-demo.org';
export const teal: Rgb = { r: 0, g: 150, b: 136 };
export const pictureSize = { width: 200, height: 100 };

/** The browser as after an installation from a store, on a display of its own. */
export interface ReleaseSetup {
	readonly display: VirtualDisplay;
	readonly server: FixtureServer;
	readonly browser: LaunchedChromium;
	/** The page that has opened by itself; its script may also be asked what only the extension knows. */
	readonly welcome: Page;
	/** Opens a chat with one message, a link to a picture on this host. */
	openChat(pictureHost: string): Promise<Page>;
	/** Opens the popup by its keys, above the page in front. */
	openPopup(chat: Page): Promise<Page>;
	/** Takes every host away, as a person does in the browser's own page of extensions. */
	takeAllHostsBack(): Promise<void>;
	/** Requests for the picture, from whomever. */
	pictureRequests(): number;
}

/** Starts everything anew for each test: what was granted in one must not be so in the next. */
export function setUpRelease(): { readonly at: ReleaseSetup } {
	let display: VirtualDisplay;
	let server: FixtureServer;
	let browser: LaunchedChromium;
	let welcome: Page;

	beforeAll(async () => {
		display = await startVirtualDisplay();
	});
	afterAll(() => display.close());

	beforeEach(async () => {
		server = await startFixtureServer();
		server.file('/chat', chatPage(), 'text/html; charset=utf-8');
		server.file('/picture.png', await plain(teal, pictureSize.width, pictureSize.height).png().toBuffer(), 'image/png');
		browser = await launchChromium({
			extensionFolder: releaseFolder('chrome'),
			headless: false,
			viewport: null,
			environment: { DISPLAY: display.name },
			hostResolverRules: `MAP *.test 127.0.0.1, MAP ${homeHost} 127.0.0.1`,
			// The browser's own guard takes the server for public, so that what comes after it is tested.
			args: ['--window-position=0,0', '--window-size=1280,1000', `--ip-address-space-overrides=127.0.0.1:${server.port}=public`],
		});
		const isWelcome = (page: Page): boolean => page.url().endsWith('/welcome.html');
		welcome = browser.context.pages().find(isWelcome) ?? (await browser.context.waitForEvent('page', { predicate: isWelcome }));
		await welcome.waitForSelector('#grant:visible');
	});
	afterEach(async () => {
		await browser.close();
		await server.close();
	});

	return {
		get at() {
			return {
				display,
				server,
				browser,
				welcome,
				async openChat(pictureHost: string) {
					const chat = await browser.context.newPage();
					await chat.goto(server.url('demo.chat.test', '/chat'));
					await postLink(chat, 'See ', server.url(pictureHost, '/picture.png'));
					return chat;
				},
				async openPopup(chat: Page) {
					await chat.bringToFront();
					return popupOpenedBy(browser.context, () => display.press('alt+shift+v'));
				},
				async takeAllHostsBack() {
					const extensions = await browser.context.newPage();
					await extensions.goto('chrome://extensions');
					const change = { extensionId: await browser.extensionId(), hostAccess: 'ON_CLICK' };
					await extensions.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify(change)})`);
					await extensions.close();
				},
				pictureRequests: () => server.requestsFor('/picture.png').length,
			};
		},
	};
}
