import type { Size } from '../../shared/fit';
import { maximumDrawnFramesPerSecond } from '../../shared/limits';
import { createCanvas, type Canvas } from '../canvas';
import { muxWebp, type AnimationFrame } from './mux-webp';

/** How well frames are encoded: what is lost is not seen at a sticker's size. */
const webpQuality = 0.9;

/** One loop of something that moves. */
export interface Loop {
	/** In device pixels. */
	readonly size: Size;
	readonly seconds: number;
	readonly framesPerSecond: number;
	/** Draws what is to be seen at a time, on a canvas that is empty. */
	readonly draw: (canvas: Canvas, seconds: number) => void | Promise<void>;
}

/**
 * Draws one loop as an animated WebP, with transparency, that loops without end. Each frame is drawn at the middle of
 * its time. Rejects with the signal's reason when it is aborted.
 */
export async function drawAnimation(loop: Loop, signal: AbortSignal): Promise<Blob> {
	const framesPerSecond = Math.min(loop.framesPerSecond, maximumDrawnFramesPerSecond);
	const count = Math.max(1, Math.round(loop.seconds * framesPerSecond));
	const startOf = (index: number): number => Math.round((index * loop.seconds * 1000) / count);
	const canvas = createCanvas(loop.size);
	const frames: AnimationFrame[] = [];
	for (let index = 0; index < count; index += 1) {
		signal.throwIfAborted();
		canvas.context.clearRect(0, 0, loop.size.width, loop.size.height);
		await loop.draw(canvas, ((index + 0.5) * loop.seconds) / count);
		const file = await canvas.canvas.convertToBlob({ type: 'image/webp', quality: webpQuality });
		frames.push({ file: new Uint8Array(await file.arrayBuffer()), milliseconds: startOf(index + 1) - startOf(index) });
	}
	return new Blob([muxWebp(loop.size, frames)], { type: 'image/webp' });
}
