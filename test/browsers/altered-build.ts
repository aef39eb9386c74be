import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/setup/project-folder.mjs';
import { e2eFolder } from './builds';
import type { BrowserName } from './either-browser';

/** The guard's layers, as SECURITY.md numbers them. */
export const layers = [1, 2, 3, 4] as const;
export type Layer = (typeof layers)[number];

interface Alteration {
	readonly pattern: RegExp;
	readonly replacement: string;
	/** Where the worker has it; one if not said. */
	readonly places?: number;
}

const connectGuard: Readonly<Record<BrowserName, Alteration>> = {
	// Passes for a property that the browser does not know; the second place looks for a proxy by it.
	chromium: { pattern: /targetAddressSpace:([`'"])public\1/g, replacement: 'formerName:$1public$1', places: 2 },
	firefox: { pattern: /(Reflect\.get\([\w.$]+,)([`'"])dns\2/g, replacement: '$1$2formerName$2' },
};

/** What takes a layer out of a built worker, in whatever names its minifier has given. */
function alteration(layer: Layer, browser: BrowserName): Alteration {
	switch (layer) {
		case 1:
			return { pattern: /switch\([\w$]+\([\w$]+\)\)\{case([`'"])invalid\1/g, replacement: 'switch($1public$1){case$1invalid$1' };
		case 2:
			return { pattern: /declarativeNetRequest\.updateSessionRules\(/g, replacement: 'declarativeNetRequest.formerName(' };
		case 3:
			return connectGuard[browser];
		case 4:
			return { pattern: /([`'"])peerAddress\1,[\w$]+\.ip/g, replacement: '$1peerAddress$1,$193.184.216.34$1' };
	}
}

/**
 * A copy of the `e2e` build whose guard lacks these layers, as if the browser had lost them. Throws where the built
 * worker does not hold each of them exactly where it is known to be.
 */
export function buildWithout(missing: readonly Layer[], browser: BrowserName): string {
	const folder = join(projectFolder, '.vignette', 'altered', `${browser}-without-${missing.join('-')}`);
	rmSync(folder, { recursive: true, force: true });
	cpSync(e2eFolder(browser === 'chromium' ? 'chrome' : 'firefox'), folder, { recursive: true });
	const file = join(folder, 'background.js');
	let code = readFileSync(file, 'utf8');
	for (const layer of missing) {
		const { pattern, replacement, places = 1 } = alteration(layer, browser);
		const found = [...code.matchAll(pattern)].length;
		if (found !== places) throw new Error(`Layer ${layer} is in ${found} places of the built worker, not in ${places}`);
		code = code.replace(pattern, replacement);
	}
	writeFileSync(file, code);
	return folder;
}

/**
 * A copy of the `e2e` build for Chromium whose shadow trees are open, so that tools which run in the page can look into them.
 * Throws where a script that makes some has none.
 */
export function buildWithOpenShadows(name = 'open'): string {
	const folder = join(projectFolder, '.vignette', 'altered', `chromium-${name}`);
	rmSync(folder, { recursive: true, force: true });
	cpSync(e2eFolder('chrome'), folder, { recursive: true });
	for (const script of ['content-scripts/chat.js', 'picture-tools.js']) {
		const file = join(folder, script);
		const code = readFileSync(file, 'utf8');
		const open = code.replaceAll(/mode:([`'"])closed\1/g, 'mode:$1open$1');
		if (open === code) throw new Error(`${script} makes no closed shadow tree`);
		writeFileSync(file, open);
	}
	return folder;
}

/** The same, which says these strings in place of the English ones: a browser speaks only what it has been installed with. */
export function buildSpeaking(name: string, messages: unknown): string {
	const folder = buildWithOpenShadows(name);
	writeFileSync(join(folder, '_locales', 'en', 'messages.json'), JSON.stringify(messages));
	return folder;
}
