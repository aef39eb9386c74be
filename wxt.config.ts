import { defineConfig } from 'wxt';
import { icons } from './build/icons';
import { leanContentScript } from './build/lean-content-script';
import { manifest } from './build/manifest';
import { packages } from './build/packages';

export default defineConfig({
	manifestVersion: 3,
	imports: false,
	modules: ['@wxt-dev/webextension-polyfill'],
	hooks: icons,
	manifest,
	zip: packages,
	vite: () => ({
		plugins: [leanContentScript()],
	}),
});
