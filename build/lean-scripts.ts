import type { BuildOptions, Plugin } from 'vite';
import type { WxtHooks } from 'wxt';

/** What of others' code is not wanted in a script, by the end of its file's name, and what stands for it there. */
export type Substitutes = readonly (readonly [file: string, code: string])[];

/** Every browser we support (Chrome 148, Firefox 140) has a `browser` of its own, which the polyfill would hand through. */
const polyfill = ['webextension-polyfill/dist/browser-polyfill.js', 'export default globalThis.browser;'] as const;

/**
 * file-type gets a buffer of a few kilobytes, and is asked whether it is a picture. So what it would unpack archives with to
 * tell kinds of documents apart stays out, with the reading of streams and the lists of what it knows: no archive is a picture.
 */
export const inSniffing: Substitutes = [
	['file-type/source/detectors/zip.js', "export const detectZip = async () => ({ ext: 'zip', mime: 'application/zip' });"],
	['file-type/source/detectors/asf.js', "export const detectAsf = async () => ({ ext: 'asf', mime: 'application/vnd.ms-asf' });"],
	['file-type/source/supported.js', 'export const extensions = [], mimeTypes = [];'],
	// An archive that holds nothing, for the one place that looks into gzip.
	['@tokenizer/inflate/lib/index.js', 'export class GzipHandler { inflate() { return new Blob().stream(); } }'],
	[
		'strtok3/lib/core.js',
		`import { BufferTokenizer } from './BufferTokenizer.js';
		export { EndOfStreamError } from './stream/Errors.js';
		export { TokenizerBoundaryError } from './TokenizerBoundaryError.js';
		export { createTokenizerView } from './TokenizerView.js';
		export const fromBuffer = (bytes, options) => new BufferTokenizer(bytes, options);
		const bytesOnly = () => { throw new Error('Here only bytes in memory are read.'); };
		export { bytesOnly as fromBlob, bytesOnly as fromWebStream };`,
	],
	['strtok3/lib/stream/index.js', "export * from './Errors.js';"],
	// The browser's own decoder knows all encodings that signatures are read in.
	[
		'@borewit/text-codec/lib/index.js',
		`export const textDecode = (bytes, encoding = 'utf-8') => new TextDecoder(encoding).decode(bytes);
		export const textEncode = (text) => new TextEncoder().encode(text);`,
	],
];

/** What is substituted in the scripts of each type that WXT builds alone. */
const inScripts: Readonly<Record<string, Substitutes>> = {
	'content-script': [polyfill],
	// The tools for pictures, which are loaded later, run in the same place.
	'unlisted-script': [polyfill],
	background: [polyfill, ...inSniffing],
};

/**
 * What has a narrow budget is some hundred bytes less than by Vite's own minifier, which is faster. To read `lastError` has an effect,
 * though: without it Chrome tells of the error on the page's console.
 */
const madeSmall: BuildOptions = {
	minify: 'terser',
	terserOptions: { compress: { passes: 3, side_effects: false }, format: { comments: false } },
};

/** Leaves out of each script what every frame of a chat, or every waking of the worker, would pay for. */
export const leanScripts: Partial<WxtHooks> = {
	'vite:build:extendConfig'([entrypoint], config) {
		// What removes leftovers asks the browser for nothing.
		const substitutes = entrypoint?.name === 'leftovers' ? undefined : inScripts[entrypoint?.type ?? ''];
		if (substitutes) (config.plugins ??= []).push(substitute(substitutes));
		if (entrypoint?.type === 'background') (config.plugins ??= []).push(leaveOutNotes());
		if (entrypoint?.type.endsWith('-script')) (config.plugins ??= []).push(bareStart());
		if (['chat', 'picture-tools'].includes(entrypoint?.name ?? '')) config.build = { ...config.build, ...madeSmall };
	},
};

/** The name of WXT's module that starts a script on a page, before the script's own path. */
const starting = /^\0virtual:wxt-(?:content-script-isolated-world|unlisted-script)-entrypoint\?/;

/**
 * Starts a script on a page by its `main` and nothing else. WXT would write of what it throws, which the browser does. For a content
 * script it would make a context first, which tells older copies of the script to stop by an event and a message in the page, which
 * the page could know us by; `src/chat.ts` sees by its port that it has been outlived.
 */
function bareStart(): Plugin {
	let isFound = false;
	return {
		name: 'vignette:bare-start',
		enforce: 'pre',
		load(id) {
			if (!starting.test(id)) return undefined;
			isFound = true;
			return `import script from ${JSON.stringify(id.replace(starting, ''))}; export default script.main();`;
		},
		buildEnd(error) {
			if (!error && !isFound) this.error('WXT starts scripts otherwise than it did');
		},
	};
}

/** Puts substitutes in their places. Where a package has changed so that one has no place any more, nothing is built. */
export function substitute(substitutes: Substitutes): Plugin {
	const left = new Set(substitutes);
	return {
		name: 'vignette:substitute',
		enforce: 'pre',
		load(id) {
			const found = substitutes.find(([file]) => id.endsWith(file));
			if (found) left.delete(found);
			return found?.[1];
		},
		buildEnd(error) {
			if (!error && left.size > 0) this.error(`Not found, so not left out: ${[...left].map(([file]) => file).join(', ')}`);
		},
	};
}

/** What the files of chats and picture hosts say for people and tests alone: each from its name, with the deeper lines below it, to its end. */
const notes = /^\t(?:verified|genericGetsWrong|examples):.*\n(?:\t\t.*\n)*(?:\t[\]}].*\n)?/gm;

/** Leaves those out. Where there are none any more, nothing is built. */
export function leaveOutNotes(): Plugin {
	let hasFound = false;
	return {
		name: 'vignette:notes',
		enforce: 'pre',
		transform(code, id) {
			if (!/\/src\/sites\/.*\.ts$/.test(id)) return undefined;
			const lean = code.replace(notes, '');
			hasFound ||= lean !== code;
			return lean;
		},
		buildEnd(error) {
			if (!error && !hasFound) this.error('Not found, so not left out: what the files of sites say for people');
		},
	};
}
