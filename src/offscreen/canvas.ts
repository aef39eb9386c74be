import { fitInto, type Size } from '../shared/fit';
import { maximumDrawnPixelRatio } from '../shared/limits';
import { inDevicePixels, type Purpose } from '../shared/picture-size';

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

/** The pixels in which an animation is drawn: what is looked at alone as on the sharpest screen. */
export function drawnPixels({ size, devicePixelRatio }: Purpose, box: Size, natural: Size): Size {
	const density = size === 'large' ? maximumDrawnPixelRatio : Math.min(devicePixelRatio, maximumDrawnPixelRatio);
	return fitInto(inDevicePixels(box, density), natural);
}
