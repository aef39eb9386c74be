import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadedAtStart, workerOf } from '../../../scripts/test/loaded-at-start.mjs';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'vignette-loaded-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), content);
	}
}

describe('what is loaded at the start', () => {
	test('a script with all that it imports, however far down and however often, but not what it may import later', () => {
		write({
			'worker.js':
				'import{a as e}from"./chunks/a.js";import"./chunks/b.js";export*from"/chunks/c.js";import("./later.js");e("import x from \'./no.js\'")',
			'chunks/a.js': 'import{b}from"./b.js";export const a=b',
			'chunks/b.js': 'import"./a.js";export const b=1',
			'chunks/c.js': 'export{d}from"./d.js"',
			'chunks/d.js': 'export const d=1',
			'later.js': '',
		});
		const loaded = loadedAtStart(folder, 'worker.js');
		expect(loaded[0]).toBe('worker.js');
		expect(loaded.toSorted()).toEqual(['chunks/a.js', 'chunks/b.js', 'chunks/c.js', 'chunks/d.js', 'worker.js']);
	});

	test("a page's scripts", () => {
		write({
			'popup.html':
				'<link rel="modulepreload" href="/chunks/a.js"><script type="module" crossorigin src="/chunks/popup.js"></script>',
			'chunks/popup.js': 'import"./a.js"',
			'chunks/a.js': '',
		});
		expect(loadedAtStart(folder, 'popup.html')).toEqual(['chunks/popup.js', 'chunks/a.js']);
		write({ 'empty.html': '<p>' });
		expect(() => loadedAtStart(folder, 'empty.html')).toThrow('no script');
	});

	test.each([
		[{ service_worker: 'background.js' }, 'background.js'],
		[{ scripts: ['event.js'] }, 'event.js'],
	])('%j is started by %s', (background, expected) => {
		write({ 'manifest.json': JSON.stringify({ background }) });
		expect(workerOf(folder)).toBe(expected);
	});

	test('a manifest without a worker is a mistake', () => {
		write({ 'manifest.json': '{}' });
		expect(() => workerOf(folder)).toThrow('no worker');
	});
});
