import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { storeSettings } from '../../test/browsers/store-settings';
import { startBridgeScenario, type BridgeScenario } from '../../test/xmpp/bridge-scenario';
import { startChatScenario, type ChatScenario } from '../../test/xmpp/chat-scenario';
import { launchForConverse, openConverse } from '../../test/xmpp/converse-browser';
import { whereToConnect } from './addresses';
import { bridgeMessages, uploadMessages, type XmppDemoMessage } from './messages';
import { endOnSignals, type EndOnSignals } from './signals';
import { awaitOutcome } from './whats-shown';

/** The bridge's files become readable so long after they were announced. */
const incronDelaySeconds = 1;
/** Without a display: all messages are in view. */
const viewports = { stickers: { width: 1000, height: 1900 }, uploads: { width: 1000, height: 1000 } } as const;
const marks = { picture: '▣ shown ', reason: '◌ reason', link: '· link  ' } as const;

/** How the demo is to run. */
export interface XmppDemoOptions {
	readonly extensionFolder: string;
	readonly chromiumPath: string;
	/** With a display the browser stays open until its window is closed; without, screenshots are taken. */
	readonly hasDisplay: boolean;
	/** Whether the servers go on until the process is told to end. */
	readonly keeps: boolean;
	readonly screenshotFolder: string;
}

/**
 * Shows the seed's own systems at work: ejabberd, a bridge, nginx, incron and Converse.js, in a real browser. Returns the
 * exit code: 0 if everything was shown as it should be. Whatever ends it, nothing of it stays. Throws where a part does not start.
 */
export async function runXmppDemo(options: XmppDemoOptions): Promise<number> {
	console.log('Starting ejabberd, nginx and incron …');
	const told = endOnSignals();
	return told.until(runUntilTold(told, options)).finally(told.done);
}

async function runUntilTold(told: EndOnSignals, options: XmppDemoOptions): Promise<number> {
	const chat = await startChatScenario();
	told.first(chat.closers.close);
	try {
		const bridge = await startBridgeScenario(chat);
		await bridge.startIncron(incronDelaySeconds);
		const { allAsExpected, webChats } = await showIn(chat, bridge, options);
		if (options.keeps) {
			console.log(
				`\nIt goes on, to be reached on this machine:\n${whereToConnect(chat, bridge, webChats)}\n\nCtrl-C ends all of it.`,
			);
			await told.signal;
		}
		return allAsExpected ? 0 : 1;
	} finally {
		await chat.closers.close();
	}
}

/** What was shown, and the addresses of the chats that it was shown in. */
interface Shown {
	readonly allAsExpected: boolean;
	readonly webChats: readonly string[];
}

async function showIn(chat: ChatScenario, bridge: BridgeScenario, options: XmppDemoOptions): Promise<Shown> {
	const { extensionFolder, chromiumPath, hasDisplay, screenshotFolder } = options;
	const browser = await launchForConverse(chat, {
		extensionFolder,
		executablePath: chromiumPath,
		headless: !hasDisplay,
		leavesSignals: true,
		viewport: hasDisplay ? null : viewports.stickers,
		// Else a bar warns of the switches that tests need.
		args: ['--test-type'],
	});
	const [blank] = browser.context.pages();
	const mappings = [{ from: new URL(`file://${bridge.webDirectory}/`).href, to: `${bridge.webUrls.https}/` }];
	await storeSettings(browser, { sites: { localhost: { mode: 'on', plainHttp: true, privateHosts: [] } }, mappings });
	const { room } = chat;
	const poster = await chat.letBobPost({ room, nickname: 'bob' });
	const uploads = await openConverse(browser, chat, { room, nickname: 'ann' }, { showsPictures: false });
	const stickers = await openConverse(browser, chat, { contact: bridge.contact }, { showsPictures: false });
	await blank?.close();

	const allShown = [await show('Stickers by the bridge', stickers, bridgeMessages(chat, bridge))];
	await uploads.bringToFront();
	if (!hasDisplay) await uploads.setViewportSize(viewports.uploads);
	allShown.push(await show('Uploads in a room', uploads, uploadMessages(poster)));
	await mkdir(screenshotFolder, { recursive: true });
	for (const [name, page] of Object.entries({ stickers, uploads })) {
		const screenshot = path.join(screenshotFolder, `demo-xmpp-${name}.png`);
		await page.bringToFront();
		await page.screenshot({ path: screenshot });
		console.log(`Screenshot: ${screenshot}`);
	}
	const webChats = [stickers.url(), uploads.url()];
	if (!hasDisplay) await browser.close();
	if (hasDisplay && !options.keeps) {
		console.log('\nClose the window to end.');
		await new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
	}
	return { allAsExpected: !allShown.includes(false), webChats };
}

/** Posts the messages, and says what is to be seen of each. Returns whether that is what was expected of all. */
async function show(title: string, page: Page, messages: readonly XmppDemoMessage[]): Promise<boolean> {
	console.log(`\n${title}:`);
	const posted: { message: XmppDemoMessage; part: string }[] = [];
	for (const message of messages) posted.push({ message, part: await message.post() });
	let allAsExpected = true;
	for (const { message, part } of posted) {
		const seen = await awaitOutcome(page, part, message.expected);
		const isExpected = seen === message.expected;
		allAsExpected &&= isExpected;
		console.log(`  ${marks[seen]}  ${message.about}${isExpected ? '' : ` (expected: ${message.expected})`}`);
	}
	return allAsExpected;
}
