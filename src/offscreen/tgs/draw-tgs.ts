import lottie from 'lottie-web/build/player/lottie_light_canvas';
import type { ShownPicture } from '../../shared/shown-picture';
import type { Size } from '../../shared/fit';
import { gunzip } from '../../shared/gunzip';
import { maximumLottieBytes, maximumTgsBytes, stickerBoxCssPixels } from '../../shared/limits';
import type { Purpose } from '../../shared/picture-size';
import { failure, success, type Result } from '../../shared/result';
import { drawAnimation } from '../animation/draw-animation';
import { drawnPixels } from '../canvas';
import { isAffordable } from './lottie-cost';
import { parseLottie, type LottieDocument } from './lottie-document';

/**
 * Draws an animated sticker of Telegram's (gzipped Lottie) as an animated WebP.
 * Failures: `too-large`, packed or unpacked; `broken` where it is not packed properly; `unsafe` for everything that is
 * not a sticker that can be drawn in bounded time.
 */
export async function drawTgs(file: Blob, purpose: Purpose, signal: AbortSignal): Promise<Result<ShownPicture>> {
	if (file.size > maximumTgsBytes) return failure('too-large', { bytes: file.size });
	const unpacked = await gunzip(new Uint8Array(await file.arrayBuffer()), maximumLottieBytes);
	if (unpacked.end !== 'whole') return failure(unpacked.end === 'full' ? 'too-large' : 'broken');
	const drawing = parseLottie(new TextDecoder().decode(unpacked.bytes));
	if (!drawing || !isAffordable(drawing)) return failure('unsafe');
	const { w: width, h: height } = drawing;
	const blob = await drawLottie(drawing, drawnPixels(purpose, stickerBoxCssPixels, { width, height }), signal);
	return success({ blob, width, height, look: 'sticker', animated: true });
}

async function drawLottie(drawing: LottieDocument, size: Size, signal: AbortSignal): Promise<Blob> {
	const { ip: firstFrame, op: endFrame, fr: framesPerSecond } = drawing;
	// An element of the page, since lottie draws on no other canvas.
	const stage = document.createElement('canvas');
	stage.width = size.width;
	stage.height = size.height;
	const stageContext = stage.getContext('2d', { willReadFrequently: true });
	if (!stageContext) throw new Error('No 2D context in the hidden page');
	const animation = lottie.loadAnimation({
		renderer: 'canvas',
		loop: false,
		autoplay: false,
		animationData: drawing,
		rendererSettings: { context: stageContext, clearCanvas: true },
	});
	try {
		return await drawAnimation(
			{
				size,
				seconds: (endFrame - firstFrame) / framesPerSecond,
				framesPerSecond,
				draw({ context }, seconds) {
					animation.goToAndStop(seconds * framesPerSecond, true);
					context.drawImage(stage, 0, 0);
				},
			},
			signal,
		);
	} finally {
		animation.destroy();
	}
}
