import type { Size } from '../../shared/fit';
import { maximumDrawingMilliseconds, maximumDrawnFramesPerSecond } from '../../shared/limits';
import { createCanvas, type Canvas } from '../canvas';
import { muxWebp, type AnimationFrame } from './mux-webp';

/** How well frames are encoded: what is lost is not seen at a sticker's size. */
const webpQuality = 0.9;
/** So many frames are being encoded, in the browser's other threads, while the next one is drawn. */
const encodedAtOnce = 3;

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
 * its time. On a machine that is too slow for all of them the ones before last longer, so that it is there in time.
 * Rejects with the signal's reason when it is aborted.
 */
export async function drawAnimation(loop: Loop, signal: AbortSignal): Promise<Blob> {
	const framesPerSecond = Math.min(loop.framesPerSecond, maximumDrawnFramesPerSecond);
	const count = Math.max(1, Math.round(loop.seconds * framesPerSecond));
	const startOf = (index: number): number => Math.round((index * loop.seconds * 1000) / count);
	const canvas = createCanvas(loop.size);
	const drawn: { readonly at: number; readonly file: Promise<Uint8Array> }[] = [];
	const begunAt = performance.now();
	for (let index = 0; index < count; index += 1) {
		// The first ones take longer, and may: a quarter of the time is theirs.
		const share = 0.25 + (0.75 * index) / count;
		if (performance.now() - begunAt > maximumDrawingMilliseconds * share) continue;
		await drawn.at(-encodedAtOnce)?.file;
		signal.throwIfAborted();
		canvas.context.clearRect(0, 0, loop.size.width, loop.size.height);
		await loop.draw(canvas, ((index + 0.5) * loop.seconds) / count);
		drawn.push({ at: startOf(index), file: encode(canvas) });
	}
	const frames = await Promise.all(
		drawn.map(async ({ at, file }, index): Promise<AnimationFrame> => {
			const end = drawn[index + 1]?.at ?? startOf(count);
			return { file: await file, milliseconds: end - at };
		}),
	);
	return new Blob([muxWebp(loop.size, frames)], { type: 'image/webp' });
}

/** Encodes what is on the canvas now: it may be drawn on again at once (HTML standard, `convertToBlob`, step 5). */
async function encode({ canvas }: Canvas): Promise<Uint8Array> {
	const file = await canvas.convertToBlob({ type: 'image/webp', quality: webpQuality });
	return new Uint8Array(await file.arrayBuffer());
}
