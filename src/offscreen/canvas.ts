import type { Size } from '../shared/fit';

/** Below this an edge's anti-aliasing counts as transparency; above it a rounding error does not. */
const opaqueAlpha = 250;

/** A canvas with its context, in memory and not on a graphics card, since its pixels are read. */
export interface Canvas {
	readonly canvas: OffscreenCanvas;
	readonly context: OffscreenCanvasRenderingContext2D;
}

/** Makes a canvas, with a picture drawn over all of it where one is given. */
export function createCanvas({ width, height }: Size, picture?: CanvasImageSource): Canvas {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('No 2D context in the hidden page');
	context.imageSmoothingQuality = 'high';
	if (picture) context.drawImage(picture, 0, 0, width, height);
	return { canvas, context };
}

/** A size in CSS pixels on a screen of so many device pixels for each. */
export function inDevicePixels({ width, height }: Size, devicePixelRatio: number): Size {
	return { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) };
}

/** Whether anything of a canvas is transparent. */
export function isSeeThrough(context: OffscreenCanvasRenderingContext2D): boolean {
	const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
	for (let index = 3; index < data.length; index += 4) {
		if ((data[index] ?? opaqueAlpha) < opaqueAlpha) return true;
	}
	return false;
}
