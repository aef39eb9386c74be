import { resolve } from 'node:path';
import { compile } from 'svelte/compiler';
import { build, type Plugin } from 'vite';

/** Compiles Svelte components for the browser. */
const svelte: Plugin = {
	name: 'svelte-components',
	transform: (source, id) => (id.endsWith('.svelte') ? compile(source, { generate: 'client', filename: id }).js : null),
};

/** A fixture page's script, for a classic `<script>`, and its styles. */
export interface BundledPage {
	readonly script: string;
	readonly styles: string;
}

/** Bundles the script of a fixture page with all it imports. Its frameworks are their development builds. */
export async function bundlePage(name: string): Promise<BundledPage> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		mode: 'development',
		plugins: [svelte],
		define: { 'process.env.NODE_ENV': '"development"' },
		build: {
			write: false,
			minify: false,
			lib: { entry: resolve(import.meta.dirname, name), formats: ['iife'], name: 'page', fileName: 'page' },
		},
	});
	const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : 'output' in built ? built.output : [];
	const script = outputs.find((part) => part.type === 'chunk');
	if (script?.type !== 'chunk') throw new Error(`No script came of ${name}`);
	const styles = outputs.find((part) => part.type === 'asset' && part.fileName.endsWith('.css'));
	return { script: script.code, styles: styles?.type === 'asset' ? String(styles.source) : '' };
}
