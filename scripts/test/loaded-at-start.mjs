import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseAst } from 'vite';

/**
 * All scripts that a part of a built extension loads before its first line runs: its own and what that imports, all the way
 * down. What is imported only when it is needed (`import()`) is not among them.
 *
 * @param {string} folder the build's
 * @param {string} entry a script, or a page of which the scripts count, by its path in the build
 * @returns {string[]} paths below the folder, each once, the entry's own script first
 */
export function loadedAtStart(folder, entry) {
	const read = (/** @type {string} */ file) => readFileSync(join(folder, file), 'utf8');
	const scripts = entry.endsWith('.html') ? scriptsOf(read(entry)) : [entry];
	if (scripts.length === 0) throw new Error(`${entry} loads no script.`);
	const loaded = new Set(scripts);
	// A set is walked on to what is added on the way.
	for (const file of loaded) {
		for (const imported of importedBy(read(file))) loaded.add(resolved(imported, file));
	}
	return [...loaded];
}

/**
 * @param {string} folder the build's
 * @returns {string} the script that the browser starts the worker, or the event page, by
 */
export function workerOf(folder) {
	const { background } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
	const script = background?.service_worker ?? background?.scripts?.[0];
	if (typeof script !== 'string') throw new Error('The manifest names no worker.');
	return script;
}

/** @param {string} page */
function scriptsOf(page) {
	return [...page.matchAll(/<script[^>]*\ssrc="\/?([^"]+)"/g)].flatMap(([, source]) => source ?? []);
}

/** @param {string} code */
function importedBy(code) {
	return parseAst(code).body.flatMap((statement) => ('source' in statement && statement.source ? [statement.source.value] : []));
}

/**
 * @param {string} specifier
 * @param {string} from
 */
function resolved(specifier, from) {
	return specifier.startsWith('/') ? specifier.slice(1) : posix.join(dirname(from), specifier);
}
