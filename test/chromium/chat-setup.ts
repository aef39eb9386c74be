import type { Page } from 'playwright';
import { setUpChat as setUpEither, type ChatSetup as EitherSetup, type OpenChatOptions } from '../both/chat-setup';
import type { ChromiumOptions, LaunchedChromium } from '../browsers/launch-chromium';
import { playwrightPage } from '../browsers/by-browser';

export type { OpenChatOptions };

/** The same as in both browsers, with all that Chromium's driver can do. */
export interface ChatSetup extends Omit<EitherSetup, 'browser' | 'openChat'> {
	readonly browser: LaunchedChromium;
	/** Opens a new chat in a new tab, and closes the last one. */
	readonly openChat: (options?: OpenChatOptions) => Promise<Page>;
}

/** Starts browser and server before the file's tests and ends them after; `at` is to be read inside tests only. */
export function setUpChat({ extensionFolder, viewport, ...chromium }: ChromiumOptions = {}): { readonly at: ChatSetup } {
	const chat = setUpEither({ ...(extensionFolder && { extensionFolder }), ...(viewport && { viewport }), chromium }, 'chromium');
	return {
		get at() {
			const { browser, openChat, ...others } = chat.at;
			if (!browser.chromium) throw new Error('Not Chromium');
			return {
				...others,
				browser: browser.chromium,
				openChat: async (options?: OpenChatOptions) => playwrightPage(await openChat(options)),
			};
		},
	};
}
