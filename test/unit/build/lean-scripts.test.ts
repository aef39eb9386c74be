import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { inSniffing, substitute, type Substitutes } from '../../../build/lean-scripts';
import { sniff } from '../../../src/resolve/sniff';
import { createDraw, mutatedFile } from '../../fixtures/hostile/mutations';
import { allSamples } from '../../fixtures/hostile/samples';
import { bytes } from '../resolve/facts/build/bytes';

const sniffSource = resolve(import.meta.dirname, '../../../src/resolve/sniff.ts');
const mutations = 1000;
const seed = 20_261_128;

/** The worker's `sniff`, as it is built. */
async function bundled(substitutes: Substitutes): Promise<{ code: string; sniff: typeof sniff }> {
	const built = await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [substitute(substitutes)],
		build: { write: false, lib: { entry: sniffSource, formats: ['es'], fileName: 'sniff' } },
	});
	const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : 'output' in built ? built.output : [];
	const chunk = outputs.find((part) => part.type === 'chunk');
	if (chunk?.type !== 'chunk') throw new Error('Nothing was built');
	const module: unknown = await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(chunk.code).toString('base64')}`);
	const parsed = v.parse(v.object({ sniff: v.custom<typeof sniff>((value) => typeof value === 'function') }), module);
	return { code: chunk.code, sniff: parsed.sniff };
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
	let lean: Awaited<ReturnType<typeof bundled>>;
	beforeAll(async () => {
		lean = await bundled(inSniffing);
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
	await expect(bundled([...inSniffing, ['file-type/source/detectors/gone.js', '']])).rejects.toThrow('gone.js');
});
