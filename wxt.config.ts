import { defineConfig } from 'wxt';
import { icons } from './build/icons';
import { leanContentScript } from './build/lean-content-script';
import { manifest } from './build/manifest';

export default defineConfig({
	manifestVersion: 3,
	imports: false,
	modules: ['@wxt-dev/webextension-polyfill'],
	hooks: icons,
	manifest,
	vite: () => ({
		plugins: [leanContentScript()],
		// linkify-it's list of top-level domains is for links without a scheme, which are never looked for.
		build: { rolldownOptions: { treeshake: { manualPureFunctions: ['unpackTlds'] } } },
	}),
});
