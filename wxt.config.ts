import { defineConfig } from 'wxt';
import { icons } from './build/icons';
import { manifest } from './build/manifest';
import { nativeBrowserInContentScripts } from './build/native-browser';

export default defineConfig({
	manifestVersion: 3,
	imports: false,
	modules: ['@wxt-dev/webextension-polyfill'],
	hooks: icons,
	manifest,
	vite: () => ({ plugins: [nativeBrowserInContentScripts()] }),
});
