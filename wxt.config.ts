import { defineConfig } from 'wxt';
import { icons } from './build/icons';
import { manifest } from './build/manifest';
import { leanLinkify } from './build/lean-linkify';
import { nativeBrowserInContentScripts } from './build/native-browser';

export default defineConfig({
	manifestVersion: 3,
	imports: false,
	modules: ['@wxt-dev/webextension-polyfill'],
	hooks: icons,
	manifest,
	vite: () => ({
		plugins: [nativeBrowserInContentScripts(), leanLinkify()],
		build: { rolldownOptions: { treeshake: { manualPureFunctions: ['unpackTlds'] } } },
	}),
});
