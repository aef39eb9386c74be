import type { Locator, Page } from 'playwright';
import { e2eFolder } from '../browsers/builds';
import { launchChromium } from '../browsers/launch-chromium';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';
import type { Settings } from '../../src/settings/settings';
import { serveConversePage } from './converse-page';
import { startEjabberd } from './ejabberd';
import { joinAsPoster, type Poster } from './poster';

/** Two people in a chat: one in Converse.js with the extension, the other in a client of another make. */
export interface ConverseRoom {
	/** The host of the posted pictures, with a log of what was asked of it. */
	readonly pictures: FixtureServer;
	/** Converse, in the chat. */
	readonly page: Page;
	/** The other one. */
	readonly poster: Poster;
	/** The address of a path on the pictures' host. */
	picture(path: string): string;
	/** The message whose text has this in it. */
	message(text: string): Locator;
	/** Sets what the extension does on Converse's site, in its own storage. */
	setMode(mode: Settings['sites'][string]['mode']): Promise<void>;
	close(): Promise<void>;
}

/** What kind of chat, and whether Converse shows pictures itself, as it does by default. */
export interface ConverseRoomOptions {
	readonly kind?: 'room' | 'one-to-one';
	readonly showsPictures?: boolean;
}

/** Starts all of it, and waits until both are in the chat. Throws where ejabberd is not installed. */
export async function openConverseRoom({ kind = 'room', showsPictures = true }: ConverseRoomOptions = {}): Promise<ConverseRoom> {
	const closers: (() => Promise<void>)[] = [];
	const close = async (): Promise<void> => {
		for (const closer of closers.splice(0).reverse()) await closer();
	};
	try {
		const pictures = await startFixtureServer();
		closers.push(() => pictures.close());
		const ejabberd = await startEjabberd();
		closers.push(ejabberd.stop);
		const room = `pictures@${ejabberd.roomDomain}`;
		const { xmppPort, websocketUrl } = ejabberd;
		const [bob, ann] = [await ejabberd.register('bob'), await ejabberd.register('ann')];
		await ejabberd.befriend(ann, bob.jid);
		const isRoom = kind === 'room';
		const poster = await joinAsPoster({ xmppPort, account: bob, chat: isRoom ? { room, nickname: 'bob' } : { contact: ann.jid } });
		closers.push(poster.close);
		const annsChat = isRoom ? { room, nickname: 'ann' } : { contact: bob.jid };
		const chat = await serveConversePage({ websocketUrl, account: ann, chat: annsChat, showsPictures });
		closers.push(chat.stop);
		const browser = await launchChromium({ extensionFolder: e2eFolder('chrome') });
		closers.push(() => browser.close());
		await browser.worker();
		const page = await browser.context.newPage();
		await page.goto(chat.url);
		await page.locator(`${isRoom ? 'converse-muc' : 'converse-chat'} converse-message-history`).waitFor({ state: 'attached' });

		return {
			pictures,
			page,
			poster,
			picture: (path) => pictures.url('a.img.test', path),
			message: (text) => page.locator('converse-chat-message .chat-msg').filter({ hasText: text }),
			async setMode(mode) {
				const settings: Settings = { sites: { localhost: { mode, plainHttp: true, privateHosts: ['*.img.test'] } } };
				await (await browser.worker()).evaluate(`chrome.storage.local.set(${JSON.stringify({ settings })})`);
			},
			close,
		};
	} catch (problem) {
		await close();
		throw problem;
	}
}
