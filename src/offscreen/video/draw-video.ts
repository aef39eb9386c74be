import type { ShownPicture } from '../../shared/shown-picture';
import type { HiddenPageJob } from '../../resolve/offscreen/protocol';
import { hasTooManyPixels } from '../../resolve/facts/within-limits';
import type { Size } from '../../shared/fit';
import {
	maximumAnimatedFrames,
	maximumDevicePixelRatio,
	maximumPosterPackets,
	maximumPosterSeconds,
	maximumStickerSidePixels,
	stickerBoxCssPixels,
	thumbnailBoxCssPixels,
} from '../../shared/limits';
import { pixelsFor, type Purpose } from '../../shared/picture-size';
import { failure, success, type Result } from '../../shared/result';
import { drawAnimation } from '../animation/draw-animation';
import { isSeeThrough } from '../../shared/see-through';
import { createCanvas, drawnPixels, type Canvas } from '../canvas';
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
 * Rejects with the signal's reason when it is aborted, and lets go of all decoders then.
 */
export async function drawVideo(job: VideoJob, signal: AbortSignal): Promise<Result<ShownPicture>> {
	const sticker = job.loop && (await drawAlphaSticker(job, signal));
	if (sticker) return success(sticker);
	const video = await openVideo(job.file, signal);
	if (!video) return drawAlphaPoster(job, signal);
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
	const coded = readAlphaPackets(new Uint8Array(await file.arrayBuffer()), maximumAnimatedFrames);
	const decoded =
		coded &&
		(await decodeAlpha(
			coded,
			{
				isFit: ({ width, height }) => Math.max(width, height) <= maximumStickerSidePixels,
				pixelsOf: (natural) => drawnPixels(job, stickerBoxCssPixels, natural),
			},
			signal,
		));
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

/**
 * The poster of a video with transparency that no `<video>` opens: in Firefox none does in a page that is on no screen.
 * Failures: `format-unsupported`.
 */
async function drawAlphaPoster(job: VideoJob, signal: AbortSignal): Promise<Result<ShownPicture>> {
	const coded = readAlphaPackets(new Uint8Array(await job.file.arrayBuffer()), maximumPosterPackets);
	const last = (coded?.packets.length ?? 1) - 1;
	const wanted = new Set(posterTimes.map((share) => Math.round(share * last)));
	// Some of its frames are held at once.
	const purpose: Purpose = { size: 'thumbnail', devicePixelRatio: job.size === 'large' ? maximumDevicePixelRatio : job.devicePixelRatio };
	const decoded =
		coded &&
		(await decodeAlpha(
			coded,
			{
				isFit: ({ width, height }) => !hasTooManyPixels(width * height, Math.max(width, height)),
				pixelsOf: (natural) => pixelsFor(purpose, thumbnailBoxCssPixels, natural),
				isWanted: (index) => wanted.has(index),
			},
			signal,
		));
	const frame = decoded?.frames.find((candidate) => !isBlack(candidate)) ?? decoded?.frames[0];
	if (!decoded || !frame) return failure('format-unsupported');
	const { canvas, context } = createCanvas(frame);
	context.putImageData(frame, 0, 0);
	const blob = await canvas.convertToBlob({ type: 'image/png' });
	return success({ blob, ...decoded.natural, look: 'picture', animated: false, isPoster: true });
}

async function drawPoster(video: OpenVideo, natural: Size, job: VideoJob): Promise<ShownPicture> {
	const size = pixelsFor(job, thumbnailBoxCssPixels, natural);
	const { duration } = video.element;
	const beginning = Math.min(Number.isFinite(duration) ? duration : 0, maximumPosterSeconds);
	let canvas = createCanvas(size);
	for (const time of posterTimes) {
		await video.seek(time * beginning);
		canvas = createCanvas(size, video.element);
		if (!isBlack(canvas.context.getImageData(0, 0, size.width, size.height)) || beginning === 0) break;
	}
	const type = isSeeThrough(canvas.context) ? 'image/png' : 'image/jpeg';
	const blob = await canvas.canvas.convertToBlob({ type, quality: posterQuality });
	return { blob, ...natural, look: 'picture', animated: false, isPoster: true };
}

/** Whether a frame is dark all over; what is transparent counts as dark. */
function isBlack({ data }: ImageData): boolean {
	let sum = 0;
	for (let index = 0; index < data.length; index += 4) {
		if (data[index + 3] !== 0) sum += (data[index] ?? 0) + (data[index + 1] ?? 0) + (data[index + 2] ?? 0);
	}
	return sum / 3 / (data.length / 4) <= blackLevel;
}
