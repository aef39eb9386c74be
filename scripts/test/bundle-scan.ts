import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { builds } from '../builds';
import { projectFolder } from '../setup/project-folder.mjs';
import type { Surroundings } from '../browsers/surroundings';
import { failed, passed } from './step';
import type { StepOutcome } from './step';

/** What has no place in a script of ours: text that becomes code, text that becomes markup, and code from elsewhere. */
const sinks: Readonly<Record<string, RegExp>> = {
	eval: /(?<![\w$.])eval\s*\(|\beval\)\(/g,
	Function: /(?<![\w$.])(?:new\s+)?(?:Async|Generator)?Function\s*\(/g,
	'timer with text': /set(?:Timeout|Interval)\(\s*["'`]/g,
	innerHTML: /\.innerHTML\s*\+?=(?!=)/g,
	outerHTML: /\.outerHTML\s*\+?=(?!=)/g,
	srcdoc: /\.srcdoc\s*=(?!=)/g,
	insertAdjacentHTML: /insertAdjacentHTML/g,
	'document.write': /document\.write(?:ln)?\s*\(/g,
	'markup unsafe': /(?:set|parse)HTMLUnsafe|createContextualFragment/g,
	parseFromString: /\.parseFromString\s*\(/g,
	'import by a computed name': /(?<![\w$.])import\(\s*(?!["'`])/g,
	importScripts: /importScripts\s*\(/g,
	'code from elsewhere': /["'`](?:https?:)?\/\/[^"'`\s]+\.(?:m?js|wasm)(?:\?[^"'`]*)?["'`]|import\(\s*["'`](?:https?|data|blob):/g,
	'script element': /createElement\(\s*["'`]script["'`]\s*\)/g,
};

/** Scripts of a page that are not its own files, and handlers in attributes. */
const pageSinks: Readonly<Record<string, RegExp>> = {
	'inline script': /<script(?![^>]*\ssrc=)[^>]*>/g,
	'script from elsewhere': /<script[^>]*\ssrc=(?!["']?\/(?!\/))/g,
	handler: /<[^>]*\son\w+\s*=/g,
};

const knownSchema = v.array(v.strictObject({ file: v.string(), sink: v.string(), count: v.number(), reason: v.string() }));
/** Places that we know, how many of them, and why each is harmless. */
export type KnownSinks = v.InferOutput<typeof knownSchema>;

/** One kind of place in one file. */
export interface FoundSink {
	/** As it is named in the build, less the hash of its content. */
	readonly file: string;
	readonly sink: string;
	readonly count: number;
}

/** The places in one file, by its name; a page's scripts are scanned as files of their own. */
export function sinksIn(file: string, content: string): FoundSink[] {
	const kinds = file.endsWith('.html') ? pageSinks : sinks;
	return Object.entries(kinds).flatMap(([sink, pattern]) => {
		const count = [...content.matchAll(pattern)].length;
		return count === 0 ? [] : [{ file: file.replace(/-[\w-]{8}(\.\w+)$/, '$1'), sink, count }];
	});
}

/** What was found and is not known, or is no more to be found: then what is known is to be written anew. */
export function unknownSinks(found: readonly FoundSink[], known: KnownSinks): string[] {
	const write = ({ file, sink, count }: FoundSink): string => `${file}: ${sink} × ${count}`;
	const expected = new Set(known.map(write));
	const seen = new Set(found.map(write));
	return [
		...[...seen].filter((line) => !expected.has(line)).map((line) => `${line} is new`),
		...[...expected].filter((line) => !seen.has(line)).map((line) => `${line} is not there any more`),
	];
}

/** Scans what people get, of both browsers. */
export function scanBundles(surroundings: Surroundings): StepOutcome {
	const known = v.parse(knownSchema, JSON.parse(readFileSync(join(import.meta.dirname, 'bundle-sinks.json'), 'utf8')));
	const problems = [builds.chrome, builds.firefox].flatMap(({ folder }) => {
		const files = readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
			/\.(?:js|html)$/.test(file),
		);
		const found = files.flatMap((file) => sinksIn(file.replaceAll('\\', '/'), readFileSync(join(projectFolder, folder, file), 'utf8')));
		return unknownSinks(found, known).map((problem) => `${folder}/${problem}`);
	});
	for (const problem of problems) surroundings.say(`  ${problem}`);
	return problems.length === 0
		? passed
		: failed('What may become code or markup is listed in scripts/test/bundle-sinks.json, with the reason.');
}
