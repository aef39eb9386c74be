import { describe, expect, test } from 'vitest';
import { isAffordable } from '../../../src/offscreen/tgs/lottie-cost';
import { parseLottie } from '../../../src/offscreen/tgs/lottie-document';
import { movingSquare } from '../../fixtures/stickers';

const square = movingSquare({ r: 0, g: 150, b: 136 });

function isDrawn(lottie: unknown): boolean {
	const drawing = parseLottie(typeof lottie === 'string' ? lottie : JSON.stringify(lottie));
	return drawing !== undefined && isAffordable(drawing);
}

/** The drawing with a change in its only layer. */
function withLayer(changes: object): object {
	return { ...square, layers: [{ ...square.layers[0], ...changes }] };
}

/** Compositions of which each uses the next so many times. */
function nested(levels: number, uses: number): object {
	const use = (level: number): object => ({ ty: 0, refId: `c${level}`, ks: {}, ip: 0, op: 60, w: 512, h: 512 });
	const assets = Array.from({ length: levels }, (_, level) => ({
		id: `c${level}`,
		layers: level === levels - 1 ? square.layers : Array.from({ length: uses }, () => use(level + 1)),
	}));
	return { ...square, assets, layers: [use(0)] };
}

test('a sticker is drawn', () => {
	expect(isDrawn(square)).toBe(true);
	expect(isDrawn(nested(3, 2))).toBe(true);
});

describe('what is not drawn', () => {
	test.each<[string, unknown]>([
		['text', 'hello'],
		['a list', []],
		['a number', 7],
		['a canvas too large', { ...square, w: 513 }],
		['a canvas of no size', { ...square, h: 0 }],
		['more than four seconds', { ...square, op: 121 }],
		['no time at all', { ...square, op: 0 }],
		['a rate beyond sixty', { ...square, fr: 61 }],
		['an image', { ...square, assets: [{ id: 'i', p: 'https://evil.example/a.png', u: '', w: 9, h: 9 }] }],
		['an image beside layers', { ...square, assets: [{ id: 'i', layers: [], p: 'a.png' }] }],
		['fonts', { ...square, fonts: { list: [{ fName: 'A', fPath: 'https://evil.example/a.css' }] } }],
		['characters', { ...square, chars: [{ ch: 'a' }] }],
		['an image layer', withLayer({ ty: 2, refId: 'i' })],
		['a text layer', withLayer({ ty: 5 })],
		['a sound layer', withLayer({ ty: 6 })],
		['an expression', withLayer({ ks: { o: { a: 0, k: 100, x: 'var $bm_rt = 1;' } } })],
		['a repeater', withLayer({ shapes: [{ ty: 'rp', c: { a: 0, k: 100_000 } }] })],
		['a star', withLayer({ shapes: [{ ty: 'sr', pt: { a: 0, k: 1e9 } }] })],
		['a zigzag', withLayer({ shapes: [{ ty: 'zz', r: { a: 0, k: 1e9 } }] })],
		['a gradient of a million stops', withLayer({ shapes: [{ ty: 'gf', g: { p: 1e6, k: { a: 0, k: [] } } }] })],
		['a composition that is not there', withLayer({ ty: 0, refId: 'nothing' })],
		[
			'a composition inside itself',
			{ ...square, assets: [{ id: 'c', layers: [{ ty: 0, refId: 'c' }] }], layers: [{ ty: 0, refId: 'c' }] },
		],
		['compositions in one another, ten times ten times', nested(7, 10)],
		['compositions nine deep', nested(10, 1)],
		['many mattes', { ...square, layers: Array.from({ length: 17 }, () => ({ ...square.layers[0], tt: 1 })) }],
		['endless shapes', withLayer({ shapes: Array.from({ length: 60_000 }, () => ({ ty: 'fl', c: {} })) })],
		['nesting without end', `{"x":${'['.repeat(5000)}${']'.repeat(5000)},${JSON.stringify(square).slice(1)}`],
	])('%s', (_, lottie) => {
		expect(isDrawn(lottie)).toBe(false);
	});
});
