import { setUpChat, type ChatSetup, type OpenChatOptions } from '../both/chat-setup';
import type { EitherOptions } from '../browsers/either-browser';
import { FirefoxPage } from '../browsers/firefox-page';
import type { LaunchedFirefox } from '../browsers/launch-firefox';

/** The same as in both browsers, with all that Firefox's driver can do. */
export interface FirefoxSetup extends Omit<ChatSetup, 'openChat'> {
	readonly firefox: LaunchedFirefox;
	/** Opens a new chat in a new tab, and closes the last one. */
	readonly openChat: (options?: OpenChatOptions) => Promise<FirefoxPage>;
}

/** Starts browser and server before the file's tests and ends them after; `at` is to be read inside tests only. */
export function setUpFirefox(options: EitherOptions['firefox'] = {}): { readonly at: FirefoxSetup } {
	const chat = setUpChat({ firefox: options }, 'firefox');
	return {
		get at() {
			const { openChat, ...others } = chat.at;
			const { firefox } = others.browser;
			if (!firefox) throw new Error('Not Firefox');
			return {
				...others,
				firefox,
				async openChat(chosen?: OpenChatOptions) {
					const page = await openChat(chosen);
					if (!(page instanceof FirefoxPage)) throw new Error('Not a tab of Firefox');
					return page;
				},
			};
		},
	};
}
