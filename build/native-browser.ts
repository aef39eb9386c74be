import type { Plugin } from 'vite';

/**
 * Leaves the polyfill out of the content script: every browser we support (Chrome 148, Firefox 140) has a `browser` of
 * its own, which the polyfill would hand through, and there its 3 kB would be paid by every frame of every chat.
 */
export function nativeBrowserInContentScripts(): Plugin {
	let isContentScript = false;
	return {
		name: 'vignette:native-browser-in-content-scripts',
		enforce: 'pre',
		configResolved({ build }) {
			isContentScript = JSON.stringify(build.lib || {}).includes('virtual:wxt-content-script');
		},
		load(id) {
			if (isContentScript && /browser-polyfill(\.min)?\.js$/.test(id)) return 'export default globalThis.browser;';
			return undefined;
		},
	};
}
