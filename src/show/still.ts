import type { Size } from '../shared/fit';

/**
 * The first frame of an animated picture, as a canvas that lies where the picture does: no page's policy keeps it out.
 * A canvas draws an animation's first frame, whichever one is on the screen (HTML, "drawing images to the canvas").
 */
export function firstFrame(image: HTMLImageElement, { width, height }: Size): HTMLCanvasElement {
	const canvas = image.ownerDocument.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
	return canvas;
}
