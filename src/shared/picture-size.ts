import { fitInto, type Size } from './fit';
import { maximumLargePixels, maximumLargeSidePixels } from './limits';

/** A picture is made small for its message, or large for who looks at it alone. */
export const pictureSizes = ['thumbnail', 'large'] as const;
export type PictureSize = (typeof pictureSizes)[number];

/** What a picture is made for. */
export interface Purpose {
	readonly size: PictureSize;
	/** The screen's device pixels per CSS pixel. What is large is made alike for all screens. */
	readonly devicePixelRatio: number;
}

/** A size in CSS pixels on a screen of so many device pixels for each. */
export function inDevicePixels({ width, height }: Size, devicePixelRatio: number): Size {
	return { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) };
}

/**
 * The pixels in which a picture is made, never more than its own: for its message so many as its box there has, in CSS
 * pixels; large so many as one canvas may cost.
 */
export function pixelsFor({ size, devicePixelRatio }: Purpose, box: Size, picture: Size): Size {
	if (size === 'thumbnail') return fitInto(inDevicePixels(box, devicePixelRatio), picture);
	const scale = Math.min(1, Math.sqrt(maximumLargePixels / (picture.width * picture.height)));
	const side = { width: maximumLargeSidePixels, height: maximumLargeSidePixels };
	return fitInto(side, {
		width: Math.max(1, Math.floor(picture.width * scale)),
		height: Math.max(1, Math.floor(picture.height * scale)),
	});
}
