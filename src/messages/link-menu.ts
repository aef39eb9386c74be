import { browser, type Browser } from 'wxt/browser';
import { withPictureHost, type PictureHostMode } from '../settings/picture-host-modes';
import { changeSettings } from '../settings/settings';
import { whyNotSaved } from '../settings/why-not-saved';
import { parseUrl } from '../shared/parse-url';
import { text, type MessageKey } from '../shared/text';
import { loadTools } from './load-tools';
import type { SaySentence, ShowPicture } from './tools-message';

/** What the browser's own menu has for links, and so for our pictures, which are links, on sites that are on. */
const items = { 'show-here': 'menu_show_here', always: 'menu_always', never: 'menu_never' } as const satisfies Record<string, MessageKey>;

/** Sets the browser's menu up anew, for pages of these patterns. Without any there is nothing of ours in it. */
export async function syncLinkMenu(documentUrlPatterns: readonly string[]): Promise<void> {
	// Firefox for Android has no menus for extensions.
	if (!browser.contextMenus) return;
	await browser.contextMenus.removeAll();
	if (documentUrlPatterns.length === 0) return;
	for (const [id, key] of Object.entries(items)) {
		browser.contextMenus.create({ id, title: text(key), contexts: ['link'], documentUrlPatterns: [...documentUrlPatterns] });
	}
}

/** Does what is chosen there. */
export function obeyLinkMenu(): void {
	browser.contextMenus?.onClicked.addListener((info, tab) => void obey(info, tab));
}

async function obey({ menuItemId, linkUrl, frameId = 0 }: Browser.contextMenus.OnClickData, tab?: Browser.tabs.Tab): Promise<void> {
	const url = linkUrl === undefined ? undefined : parseUrl(linkUrl);
	if (!url || tab?.id === undefined) return;
	const message =
		menuItemId === 'always' || menuItemId === 'never'
			? await setHost(url.hostname, menuItemId)
			: ({ type: 'show-picture', url: url.href } satisfies ShowPicture);
	if (!message || !(await loadTools(tab.id, frameId))) return;
	// The frame may have gone on by now.
	await browser.tabs.sendMessage(tab.id, message, { frameId }).catch(() => {});
}

/** Returns what is to be said where that could not be kept; where it could, the pictures tell. */
async function setHost(host: string, mode: PictureHostMode): Promise<SaySentence | undefined> {
	try {
		await changeSettings((settings) => withPictureHost(settings, host, mode));
		return undefined;
	} catch (error) {
		console.error('Vignette:', error);
		return { type: 'say', sentence: whyNotSaved(error) };
	}
}
