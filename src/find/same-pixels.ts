import { maximumPixelDifference, minimumSharedPictureCssPixels } from '../shared/limits';

/** Pictures are compared this small: enough to tell two apart, too little to tell two encodings of one. */
const sidePixels = 16;
/** Shapes differ less than this where one was made smaller and its sides rounded. */
const maximumShapeDifference = 0.02;

/**
 * Whether one of the page's pictures in a message shows the same as ours, by an address that tells nothing of it: a blob,
 * data, a proxy that hides what it fetches. One whose origin keeps it from being read is taken for another: photographs
 * of one size are common.
 */
export function pageShowsSame(ours: HTMLImageElement, row: Element | undefined): boolean {
	let fingerprint: Uint8ClampedArray | undefined;
	return [...(row?.querySelectorAll('img') ?? [])].some((theirs) => {
		const { width, height } = theirs.getBoundingClientRect();
		if (Math.max(width, height) < minimumSharedPictureCssPixels || !theirs.complete || !hasShapeOf(theirs, ours)) return false;
		const shown = fingerprintOf(theirs);
		fingerprint ??= fingerprintOf(ours);
		return shown !== undefined && fingerprint !== undefined && difference(shown, fingerprint) <= maximumPixelDifference;
	});
}

function hasShapeOf(one: HTMLImageElement, other: HTMLImageElement): boolean {
	const shape = (one.naturalWidth / one.naturalHeight) * (other.naturalHeight / other.naturalWidth);
	return Math.abs(shape - 1) <= maximumShapeDifference;
}

/** A picture's pixels, made very small; undefined where its origin keeps them from being read (HTML Standard, "origin-clean"). */
function fingerprintOf(image: HTMLImageElement): Uint8ClampedArray | undefined {
	const canvas = new OffscreenCanvas(sidePixels, sidePixels);
	const context = canvas.getContext('2d', { willReadFrequently: true });
	try {
		context?.drawImage(image, 0, 0, sidePixels, sidePixels);
		return context?.getImageData(0, 0, sidePixels, sidePixels).data;
	} catch {
		return undefined;
	}
}

/** How much two pictures differ on average, in steps of a channel (0–255). */
function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
	return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}
