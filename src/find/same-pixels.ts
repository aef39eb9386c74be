import { maximumPixelDifference, minimumSharedPictureCssPixels } from '../shared/limits';

/** Pictures are compared this small: enough to tell two apart, too little to tell two encodings of one. */
const sidePixels = 16;
/** Shapes differ less than this where one was made smaller and its sides rounded. */
const maximumShapeDifference = 0.02;

/** A picture of ours, decoded, and the size in pixels of what it was made from. */
export interface OwnPicture {
	readonly image: HTMLImageElement;
	readonly width: number;
	readonly height: number;
}

/**
 * Whether one of the page's pictures in a message shows the same as ours, by an address that tells nothing of it: a blob,
 * data, a proxy that hides what it fetches. Where the page's picture may not be read, its exact size must do.
 */
export function pageShowsSame(ours: OwnPicture, row: Element | undefined): boolean {
	let fingerprint: Uint8ClampedArray | undefined;
	return [...(row?.querySelectorAll('img') ?? [])].some((theirs) => {
		const { width, height } = theirs.getBoundingClientRect();
		if (Math.max(width, height) < minimumSharedPictureCssPixels || !theirs.complete || !hasShapeOf(theirs, ours.image)) return false;
		const shown = fingerprintOf(theirs);
		if (!shown) return theirs.naturalWidth === ours.width && theirs.naturalHeight === ours.height;
		fingerprint ??= fingerprintOf(ours.image);
		return fingerprint !== undefined && difference(shown, fingerprint) <= maximumPixelDifference;
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
