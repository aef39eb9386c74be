import { defineConfig } from 'wxt';
import { icons } from './build/icons';
import { leanScripts } from './build/lean-scripts';
import { manifest } from './build/manifest';
import { packages } from './build/packages';

export default defineConfig({
	manifestVersion: 3,
	imports: false,
	modules: ['@wxt-dev/webextension-polyfill'],
	hooks: { ...icons, ...leanScripts },
	manifest,
	// The oldest browsers that the manifests allow: nothing in the style sheets is rewritten for others.
	vite: () => ({ build: { cssTarget: ['chrome148', 'firefox140'] } }),
	zip: packages,
});
