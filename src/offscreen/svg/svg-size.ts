import type { Size } from '../../shared/fit';

/** What an SVG without any size is shown as (CSS 2.2, section 10.3.2). */
const defaultSize = { width: 300, height: 150 };
const pixelsPerUnit: Readonly<Record<string, number>> = {
	'': 1,
	px: 1,
	pt: 4 / 3,
	pc: 16,
	mm: 96 / 25.4,
	cm: 96 / 2.54,
	in: 96,
	em: 16,
	ex: 8,
};

/** The part of the drawing that is shown, in its own units. */
export interface ViewBox extends Size {
	readonly x: number;
	readonly y: number;
}

/**
 * The size of a drawing in CSS pixels: its `width` and `height`, where one is missing by the proportions of its
 * `viewBox`. At least 1 × 1; undefined where a side is zero or no number.
 */
export function svgSize(root: Element): Size | undefined {
	const box = viewBoxOf(root);
	const width = lengthOf(root.getAttribute('width'));
	const height = lengthOf(root.getAttribute('height'));
	const size = {
		width: width ?? (box && height !== undefined ? (height * box.width) / box.height : (box?.width ?? defaultSize.width)),
		height: height ?? (box && width !== undefined ? (width * box.height) / box.width : (box?.height ?? defaultSize.height)),
	};
	if (!(size.width > 0 && size.height > 0 && Number.isFinite(size.width) && Number.isFinite(size.height))) return undefined;
	return { width: Math.max(1, Math.round(size.width)), height: Math.max(1, Math.round(size.height)) };
}

/** The `viewBox` of a drawing; undefined where it has none that is one. */
export function viewBoxOf(root: Element): ViewBox | undefined {
	const numbers = (root.getAttribute('viewBox') ?? '')
		.trim()
		.split(/[\s,]+/)
		.map(Number);
	const [x, y, width, height] = numbers;
	if (numbers.length !== 4 || x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
	return numbers.every(Number.isFinite) && width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** A length in CSS pixels; undefined where there is none, or where it is a share of something. */
function lengthOf(text: string | null): number | undefined {
	const [, number, unit = ''] = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '') ?? [];
	const factor = pixelsPerUnit[unit.toLowerCase()];
	return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
