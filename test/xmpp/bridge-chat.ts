import type { Locator, Page } from 'playwright';
import { e2eFolder } from '../browsers/builds';
import type { LaunchedChromium } from '../browsers/launch-chromium';
import { startBridgeScenario, type BridgeScenario } from './bridge-scenario';
import { startChatScenario, type ChatScenario } from './chat-scenario';
import { launchForConverse, openConverse } from './converse-browser';

/** The set-up that the product began as, seen in a browser with the extension. */
export interface BridgeChat extends BridgeScenario {
	readonly chat: ChatScenario;
	readonly browser: LaunchedChromium;
	/** Converse, in the chat with somebody on the bridge. */
	readonly page: Page;
	/** The message whose text has this in it. */
	message(text: string): Locator;
	/** Ends all of it and removes every file. */
	close(): Promise<void>;
}

/** Starts all of it on loopback, and waits until the chat is open. Throws where a part is not installed or does not start. */
export async function openBridgeChat(extensionFolder = e2eFolder('chrome')): Promise<BridgeChat> {
	const chat = await startChatScenario();
	try {
		const bridge = await startBridgeScenario(chat);
		const browser = await launchForConverse(chat, { extensionFolder });
		const page = await openConverse(browser, chat, { contact: bridge.contact }, { showsPictures: false });
		return {
			...bridge,
			chat,
			browser,
			page,
			message: (text) => page.locator('converse-chat-message .chat-msg').filter({ hasText: text }),
			close: chat.closers.close,
		};
	} catch (problem) {
		await chat.closers.close();
		throw problem;
	}
}
