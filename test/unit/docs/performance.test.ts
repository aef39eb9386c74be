import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { figures } from '../../bench/figures';

const root = resolve(import.meta.dirname, '../../..');
const page = readFileSync(resolve(root, 'docs/performance.md'), 'utf8');

/** A word that the page must have for each figure: what its lines are about. */
const words: Readonly<Record<string, RegExp>> = {
	picture: /worker asleep/,
	large: /12 MP JPEG over 20 Mbit\/s/,
	sticker: /animated sticker, a TGS of 3 s/,
	'main-thread': /main thread, 10,000 messages/,
	frames: /dropped frames/i,
	scan: /scan cost/i,
	growth: /growth/,
	'page-load': /page load/i,
	bytes: /bytes a picture/,
	memory: /memory of 200 × 12 MP|memory, 200 × 12 MP/,
	idle: /idle/,
	sizes: /^## Sizes$/m,
};

test('every figure that is measured is in docs/performance.md, and has a name of its own', () => {
	const ids = figures.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(Object.keys(words).toSorted()).toEqual(ids.toSorted());
	expect(ids.filter((id) => !words[id]?.test(page))).toEqual([]);
});

test('the sizes on the page have the budgets that are held', () => {
	const budgets = [...readFileSync(resolve(root, '.size-limit.mjs'), 'utf8').matchAll(/'(\d+ kB)'/g)].map(([, limit]) => limit);
	const told = [...page.matchAll(/^\| [^|]+ \| (\d+ kB) \|/gm)].map(([, limit]) => limit);
	expect(told).toEqual(budgets);
});

test('the README names each figure that misses its goal, as it was measured', () => {
	const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
	const missed = [...page.matchAll(/^\| ([^|]+?) \| [^|]* \| [^|]* \| ([^|]+?) \| ([^|]+?) \| missed \|$/gm)];
	expect(missed.length).toBe(page.split('| missed |').length - 1);
	const rows = missed.map(([, name = '', measured = '', goal = '']) => `| ${name} | ${measured.replace(/ \([^)]*\)$/, '')} | ${goal} |`);
	const expected = ['| figure | measured | goal |', '|---|---|---|', ...rows].join('\n');
	const told = /<!-- missed -->\n+([^]*?)\n+<!-- \/missed -->/.exec(readme)?.[1];
	expect(told, `Between its markers, the README should have:\n\n${expected}\n`).toBe(expected);
});
