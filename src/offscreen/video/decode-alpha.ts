import type { Size } from '../../shared/fit';
import { createCanvas } from '../canvas';
import type { AlphaVideo } from './alpha-packets';

/** The frames of a video with transparency, made small. */
export interface AlphaFrames {
	/** The video's own size in pixels. */
	readonly natural: Size;
	readonly frames: readonly ImageData[];
}

/** What of a video is made. */
export interface AlphaOptions {
	/** Whether its frames may be made at all, by their size in pixels. */
	readonly isFit: (size: Size) => boolean;
	/** The pixels to make them in. */
	readonly pixelsOf: (natural: Size) => Size;
	/** Whether this one is wanted, counted from 0; all are if not said. */
	readonly isWanted?: (index: number) => boolean;
}

/** What players take the colours of a video of this size for where it does not say (ITU-R BT.601). */
const smallVideo: VideoColorSpaceInit = { primaries: 'bt709', transfer: 'iec61966-2-1', matrix: 'smpte170m', fullRange: false };

/**
 * Decodes a video with transparency by WebCodecs, colour and opacity apart. A `<video>` would do it at once, but in
 * Firefox it fails in pages that are not on a screen (measured). Undefined where the browser does not decode it, or
 * where its frames may not be made. Rejects with the signal's reason when it is aborted, which ends the decoder at once.
 */
export async function decodeAlpha(
	{ codec, packets }: AlphaVideo,
	options: AlphaOptions,
	signal: AbortSignal,
): Promise<AlphaFrames | undefined> {
	const chunksOf = (part: 'colour' | 'alpha'): EncodedVideoChunk[] =>
		packets.map(
			(packet, index) =>
				new EncodedVideoChunk({ type: index === 0 || packet.isKey ? 'key' : 'delta', timestamp: index, data: packet[part] }),
		);
	const colour = await decode({ codec, colorSpace: smallVideo }, chunksOf('colour'), options, signal);
	const alpha = await decode({ codec, colorSpace: { ...smallVideo, fullRange: true } }, chunksOf('alpha'), options, signal);
	if (!colour || !alpha || colour.frames.length !== alpha.frames.length) return undefined;
	for (const [index, frame] of colour.frames.entries()) setOpacity(frame, alpha.frames[index]);
	return colour;
}

async function decode(
	config: VideoDecoderConfig,
	chunks: readonly EncodedVideoChunk[],
	{ isFit, pixelsOf, isWanted = () => true }: AlphaOptions,
	signal: AbortSignal,
): Promise<AlphaFrames | undefined> {
	if (typeof VideoDecoder === 'undefined') return undefined;
	signal.throwIfAborted();
	const frames: ImageData[] = [];
	let natural: Size | undefined;
	let areFit = true;
	let count = 0;
	const decoder = new VideoDecoder({
		output(frame) {
			const shown = { width: frame.displayWidth, height: frame.displayHeight };
			areFit &&= isFit(shown) && isFit({ width: frame.codedWidth, height: frame.codedHeight });
			natural ??= shown;
			const size = pixelsOf(natural);
			if (areFit && isWanted(count)) frames.push(createCanvas(size, frame).context.getImageData(0, 0, size.width, size.height));
			count += 1;
			frame.close();
		},
		// The flush rejects as well.
		error() {},
	});
	const close = (): void => {
		if (decoder.state !== 'closed') decoder.close();
	};
	// What it is decoding then is given up, and the flush rejects.
	signal.addEventListener('abort', close, { once: true });
	try {
		decoder.configure(config);
		for (const chunk of chunks) decoder.decode(chunk);
		await decoder.flush();
	} catch {
		signal.throwIfAborted();
		return undefined;
	} finally {
		signal.removeEventListener('abort', close);
		close();
	}
	return natural && areFit ? { natural, frames } : undefined;
}

function setOpacity({ data }: ImageData, opacity: ImageData | undefined): void {
	for (let index = 0; index < data.length; index += 4) data[index + 3] = opacity?.data[index] ?? 255;
}
