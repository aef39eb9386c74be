import type { ShownPicture } from '../../messages/from-worker';
import type { HiddenPageJob } from '../../messages/hidden-page';
import { hasTooManyPixels } from '../../resolve/facts/within-limits';
import type { Size } from '../../shared/fit';
import { maximumPosterSeconds, maximumStickerSidePixels, stickerBoxCssPixels, thumbnailBoxCssPixels } from '../../shared/limits';
import { pixelsFor } from '../../shared/picture-size';
import { failure, success, type Result } from '../../shared/result';
import { drawAnimation } from '../animation/draw-animation';
import { createCanvas, drawnPixels, isSeeThrough, type Canvas } from '../canvas';
import { readAlphaPackets } from './alpha-packets';
import { decodeAlpha } from './decode-alpha';
import { openVideo, type OpenVideo } from './video-element';

type VideoJob = Extract<HiddenPageJob, { kind: 'video' }>;

/** Where a frame for a poster is looked for, as shares of the beginning: many videos begin black. */
const posterTimes = [0, 0.1, 0.3, 0.6, 1];
/** The channels of a pixel that is not black are more than this, on the average. */
const blackLevel = 16;
const posterQuality = 0.9;

/**
 * Draws a short silent video as an animated WebP, and of any other a poster: its first frame that is not black.
 * Failures: `format-unsupported` where the browser cannot play it; `too-many-pixels` where it is larger than it said.
 */
export async function drawVideo(job: VideoJob, signal: AbortSignal): Promise<Result<ShownPicture>> {
	const sticker = job.loop && (await drawAlphaSticker(job, signal));
	if (sticker) return success(sticker);
	const video = await openVideo(job.file, signal);
	if (!video) return failure('format-unsupported');
	try {
		const { videoWidth: width, videoHeight: height } = video.element;
		if (width === 0 || height === 0) return failure('format-unsupported');
		if (hasTooManyPixels(width * height, Math.max(width, height))) return failure('too-many-pixels');
		const isLoop = job.loop && Math.max(width, height) <= maximumStickerSidePixels;
		return success(await (isLoop ? drawLoop : drawPoster)(video, { width, height }, job, signal));
	} finally {
		video.close();
	}
}

/** Undefined for a video that is not a sticker with transparency. */
async function drawAlphaSticker(job: VideoJob, signal: AbortSignal): Promise<ShownPicture | undefined> {
	const { file, loop } = job;
	const coded = readAlphaPackets(new Uint8Array(await file.arrayBuffer()));
	const decoded = coded && (await decodeAlpha(coded, (natural) => drawnPixels(job, stickerBoxCssPixels, natural)));
	const first = decoded?.frames[0];
	if (!loop || !first) return undefined;
	const { frames, natural } = decoded;
	const draw = ({ context }: Canvas, seconds: number): void => {
		const index = Math.min(frames.length - 1, Math.floor((seconds / loop.seconds) * frames.length));
		context.putImageData(frames[index] ?? first, 0, 0);
	};
	const blob = await drawAnimation({ size: { width: first.width, height: first.height }, ...loop, draw }, signal);
	return { blob, ...natural, look: 'sticker', animated: true };
}

async function drawLoop(video: OpenVideo, natural: Size, job: VideoJob, signal: AbortSignal): Promise<ShownPicture> {
	await video.seek(0);
	const look = isSeeThrough(createCanvas(natural, video.element).context) ? 'sticker' : 'picture';
	const box = look === 'sticker' ? stickerBoxCssPixels : thumbnailBoxCssPixels;
	const size = drawnPixels(job, box, natural);
	const draw = async ({ context }: Canvas, seconds: number): Promise<void> => {
		await video.seek(seconds);
		context.drawImage(video.element, 0, 0, size.width, size.height);
	};
	const { seconds = 0, framesPerSecond = 1 } = job.loop ?? {};
	return { blob: await drawAnimation({ size, seconds, framesPerSecond, draw }, signal), ...natural, look, animated: true };
}

async function drawPoster(video: OpenVideo, natural: Size, job: VideoJob): Promise<ShownPicture> {
	const size = pixelsFor(job, thumbnailBoxCssPixels, natural);
	const { duration } = video.element;
	const beginning = Math.min(Number.isFinite(duration) ? duration : 0, maximumPosterSeconds);
	let canvas = createCanvas(size);
	for (const time of posterTimes) {
		await video.seek(time * beginning);
		canvas = createCanvas(size, video.element);
		if (!isBlack(canvas.context) || beginning === 0) break;
	}
	const type = isSeeThrough(canvas.context) ? 'image/png' : 'image/jpeg';
	const blob = await canvas.canvas.convertToBlob({ type, quality: posterQuality });
	return { blob, ...natural, look: 'picture', animated: false, isPoster: true };
}

function isBlack(context: OffscreenCanvasRenderingContext2D): boolean {
	const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
	let sum = 0;
	for (let index = 0; index < data.length; index += 4) {
		sum += (data[index] ?? 0) + (data[index + 1] ?? 0) + (data[index + 2] ?? 0);
	}
	return sum / 3 / (data.length / 4) <= blackLevel;
}
