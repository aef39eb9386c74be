import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { build, type Plugin } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { inSniffing, leaveOutNotes, substitute, type Substitutes } from '../../../build/lean-scripts';
import { sniff } from '../../../src/resolve/sniff';
import { pictureHosts } from '../../../src/sites/picture-hosts/registry';
import { sites } from '../../../src/sites/registry';
import { createDraw, mutatedFile } from '../../fixtures/hostile/mutations';
import { allSamples } from '../../fixtures/hostile/samples';
import { bytes } from '../resolve/facts/build/bytes';

const mutations = 1000;
const seed = 20_261_128;

/** A module of ours, as it is built with plugins. */
async function bundled(source: string, plugins: Plugin[]): Promise<{ readonly code: string; readonly module: unknown }> {
	const built = await build({
		configFile: false,
		logLevel: 'silent',
		plugins,
		build: { write: false, lib: { entry: resolve(import.meta.dirname, '../../../src', source), formats: ['es'], fileName: 'module' } },
	});
	const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : 'output' in built ? built.output : [];
	const chunk = outputs.find((part) => part.type === 'chunk');
	if (chunk?.type !== 'chunk') throw new Error('Nothing was built');
	const module: unknown = await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(chunk.code).toString('base64')}`);
	return { code: chunk.code, module };
}

/** The worker's `sniff`, as it is built. */
async function bundledSniff(substitutes: Substitutes): Promise<{ readonly code: string; readonly sniff: typeof sniff }> {
	const { code, module } = await bundled('resolve/sniff.ts', [substitute(substitutes)]);
	const parsed = v.parse(v.object({ sniff: v.custom<typeof sniff>((value) => typeof value === 'function') }), module);
	return { code, sniff: parsed.sniff };
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const zip = (name: string): Uint8Array =>
	bytes(
		text('PK\u0003\u0004'),
		[20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 0, 0, 0, 9, 0, 0, 0, name.length, 0, 0, 0],
		text(name),
		[99, 0, 4, 4],
	);

/** What is no picture, of the kinds that the parts left out are for. */
const archives: readonly Uint8Array[] = [
	zip('mimetype'),
	zip('[Content_Types].xml'),
	zip('word/document.xml'),
	bytes([0xef, 0xbb, 0xbf], gzipSync('tar')),
	bytes([0xef, 0xbb, 0xbf], gzipSync(new Uint8Array(600))),
	bytes([0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6, 0xd9], new Uint8Array(60)),
	bytes(text('ID3'), [3, 0, 0, 0, 0, 0, 4], new Uint8Array(4), gzipSync('x')),
	bytes(text('ID3'), [3, 0, 0, 0, 0, 0, 4], new Uint8Array(4), zip('a.png')),
	bytes(text('!<arch>\n'), text('debian-binary   '), new Uint8Array(40)),
	bytes(new Uint8Array(257), text('ustar'), new Uint8Array(300)),
];

describe('what is left out of the worker', () => {
	let lean: Awaited<ReturnType<typeof bundledSniff>>;
	beforeAll(async () => {
		lean = await bundledSniff(inSniffing);
	});

	test('is not in it', () => {
		expect(lean.code).not.toMatch(/inflateRaw|deflate-raw|vnd\.openxmlformats|DecompressionStream\("deflate/);
	});

	test('makes no difference to what a file is', async () => {
		const samples = await allSamples();
		const draw = createDraw(seed);
		const mutated = Array.from({ length: mutations }, () => mutatedFile(samples, draw));
		const different: string[] = [];
		const kinds = new Set<string>();
		for (const file of [...samples, ...archives, ...mutated]) {
			const copy = new Uint8Array(file);
			const kind = JSON.stringify(await sniff(copy));
			kinds.add(kind);
			if (JSON.stringify(await lean.sniff(copy)) !== kind) different.push(`${kind}: ${Buffer.from(copy).toString('base64')}`);
		}
		expect(different).toEqual([]);
		expect(kinds.size).toBeGreaterThan(12);
	});
});

test('a substitute whose place is gone ends the build', async () => {
	await expect(bundledSniff([...inSniffing, ['file-type/source/detectors/gone.js', '']])).rejects.toThrow('gone.js');
});

describe('of what we know of chats and picture hosts', () => {
	const exportsOf = async (source: string): Promise<unknown[]> =>
		Object.entries(v.parse(v.looseObject({}), (await bundled(source, [leaveOutNotes()])).module));

	test('all that is not for people and tests alone is in the worker, and nothing else', async () => {
		const chats = sites.map(({ verified: _verified, genericGetsWrong: _wrong, ...site }) => site);
		expect(await exportsOf('sites/registry.ts')).toEqual([['sites', chats]]);
		const hosts = pictureHosts.map(({ verified: _verified, examples: _examples, ...host }) => host);
		expect(await exportsOf('sites/picture-hosts/registry.ts')).toEqual([['pictureHosts', hosts]]);
	});

	test('nothing to leave out ends the build', async () => {
		await expect(bundled('shared/result.ts', [leaveOutNotes()])).rejects.toThrow('what the files of sites say');
	});
});
