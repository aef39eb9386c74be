import type { Plugin } from 'vite';

/** What of others' code is not wanted in the content script, by the end of its file's name, and what stands for it there. */
const substitutes: readonly (readonly [file: string, code: string])[] = [
	// Every browser we support (Chrome 148, Firefox 140) has a `browser` of its own, which the polyfill would hand through.
	['webextension-polyfill/dist/browser-polyfill.js', 'export default globalThis.browser;'],
	// WXT's context tells older copies of the script to stop by an event and a message in the page, which the page could
	// know us by. `src/chat.ts` sees by its port that it has been outlived.
	['wxt/dist/utils/content-script-context.mjs', 'export class ContentScriptContext {}'],
];

/** Leaves out of the content script what every frame of every chat would pay for, and what the page could know us by. */
export function leanContentScript(): Plugin {
	let isContentScript = false;
	return {
		name: 'vignette:lean-content-script',
		enforce: 'pre',
		configResolved({ build }) {
			// The tools for pictures, which are loaded later, run in the same place.
			isContentScript = /virtual:wxt-(?:content|unlisted)-script/.test(JSON.stringify(build.lib || {}));
		},
		load(id) {
			return isContentScript ? substitutes.find(([file]) => id.endsWith(file))?.[1] : undefined;
		},
	};
}
