import type { Locator, Page } from 'playwright';
import type { SiteMode } from '../../src/shared/page-policy';
import { e2eFolder } from '../browsers/builds';
import { storeSettings } from '../browsers/store-settings';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';
import { startChatScenario } from './chat-scenario';
import type { Poster } from './clients/poster';
import { launchForConverse, openConverse } from './converse-browser';

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
	setMode(mode: SiteMode): Promise<void>;
	close(): Promise<void>;
}

/** What kind of chat, and whether Converse shows pictures itself, as it does by default. */
export interface ConverseRoomOptions {
	readonly kind?: 'room' | 'one-to-one';
	readonly showsPictures?: boolean;
}

/** Starts all of it, and waits until both are in the chat. Throws where ejabberd is not installed. */
export async function openConverseRoom({ kind = 'room', showsPictures = true }: ConverseRoomOptions = {}): Promise<ConverseRoom> {
	const chat = await startChatScenario();
	const { room, ann, bob, closers } = chat;
	try {
		const pictures = await startFixtureServer();
		closers.add(() => pictures.close());
		const isRoom = kind === 'room';
		const poster = await chat.letBobPost(isRoom ? { room, nickname: 'bob' } : { contact: ann.jid });
		const browser = await launchForConverse(chat, { extensionFolder: e2eFolder('chrome') });
		const page = await openConverse(browser, chat, isRoom ? { room, nickname: 'ann' } : { contact: bob.jid }, { showsPictures });
		return {
			pictures,
			page,
			poster,
			picture: (path) => pictures.url('a.img.test', path),
			message: (text) => page.locator('converse-chat-message .chat-msg').filter({ hasText: text }),
			async setMode(mode) {
				await storeSettings(browser, { sites: { localhost: { mode, plainHttp: true, privateHosts: ['*.img.test'] } } });
			},
			close: closers.close,
		};
	} catch (problem) {
		await closers.close();
		throw problem;
	}
}
