import type { ShownPicture } from '../shared/shown-picture';
import type { Size } from '../shared/fit';
import { maximumStickerSidePixels, stickerBoxCssPixels, thumbnailBoxCssPixels } from '../shared/limits';
import { pixelsFor, type PictureSize, type Purpose } from '../shared/picture-size';
import { failure, success, type Result } from '../shared/result';
import { isSeeThrough } from '../shared/see-through';
import type { PictureFacts, PictureType } from './facts/picture-facts';
import { playsWithinLimits } from './facts/within-limits';
import { withoutMetadata } from './metadata/without-metadata';
import { mediaTypes } from './sniff';

/** Visually lossless for photographs, which were lossy before. */
const jpegQuality: Readonly<Record<PictureSize, number>> = { thumbnail: 0.9, large: 0.95 };
/** What photographs come in. As PNG one of 16 megapixels would take 30 MB, and seconds to write. */
const photographTypes: ReadonlySet<PictureType> = new Set(['jpeg', 'webp', 'avif', 'heic', 'jxl']);

/** A picture whose header has passed the limits; only such a one may be decoded. */
export interface CheckedPicture {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly type: PictureType;
	readonly facts: PictureFacts;
}

/** Makes a picture small or large, unless nobody waits for it any more. */
export type MakeThumbnail = (picture: CheckedPicture, purpose: Purpose, signal?: AbortSignal) => Promise<Result<ShownPicture>>;

/** What some browsers decode and others do not: where it fails, it is for want of a decoder. */
const optionalTypes: ReadonlySet<PictureType> = new Set(['jxl', 'heic']);

/**
 * Makes what a page may be given: a still picture decoded, made small and encoded anew, so that the page decodes no
 * large picture and gets no metadata; an animated one within the limits with its own data, without its metadata. Decodes
 * with the browser's own codecs. Failures: `broken` where they cannot; `format-unsupported` where they may not know the
 * format; `failed` where there is no memory for a canvas; `cancelled`.
 */
export async function makeThumbnail(picture: CheckedPicture, purpose: Purpose, signal?: AbortSignal): Promise<Result<ShownPicture>> {
	const { bytes, type, facts } = picture;
	const pixels = pixelsFor(purpose, thumbnailBoxCssPixels, facts);
	if (signal?.aborted) return failure('cancelled');
	const bitmap = await decode(picture, pixels);
	if (!bitmap) return failure(optionalTypes.has(type) ? 'format-unsupported' : 'broken');
	try {
		if (signal?.aborted) return failure('cancelled');
		const { width, height } = facts;
		const look = isSticker(facts, bitmap) ? 'sticker' : 'picture';
		const animation = facts.frames > 1 && playsWithinLimits(facts) ? withoutMetadata(bytes, type) : undefined;
		if (animation) return success({ blob: new Blob([animation], { type: mediaTypes[type] }), width, height, look, animated: true });
		const shown = look === 'sticker' ? pixelsFor(purpose, stickerBoxCssPixels, pixels) : pixels;
		const blob = await draw(bitmap, shown).canvas.convertToBlob(encodingFor(picture, purpose.size));
		return success({ blob, width, height, look, animated: false });
	} catch {
		// The browser throws where it cannot allocate a canvas, or its context is lost.
		return failure('failed');
	} finally {
		bitmap.close();
	}
}

/** The picture (of an animation, its first frame) upright and in the size wanted; `undefined` where the browser cannot. */
async function decode({ bytes, type }: CheckedPicture, { width, height }: Size): Promise<ImageBitmap | undefined> {
	try {
		return await createImageBitmap(new Blob([bytes], { type: mediaTypes[type] }), {
			resizeWidth: width,
			resizeHeight: height,
			resizeQuality: 'high',
			imageOrientation: 'from-image',
		});
	} catch {
		return undefined;
	}
}

/** Whether it is small and really see-through: many opaque pictures have an alpha channel. */
function isSticker({ width, height, mayBeTransparent }: PictureFacts, bitmap: ImageBitmap): boolean {
	return mayBeTransparent && Math.max(width, height) <= maximumStickerSidePixels && isSeeThrough(draw(bitmap, bitmap));
}

function encodingFor({ type, facts }: CheckedPicture, size: PictureSize): ImageEncodeOptions {
	const isJpeg = type === 'jpeg' || (size === 'large' && !facts.mayBeTransparent && photographTypes.has(type));
	return isJpeg ? { type: 'image/jpeg', quality: jpegQuality[size] } : { type: 'image/png' };
}

function draw(bitmap: ImageBitmap, size: Size): OffscreenCanvasRenderingContext2D {
	const context = new OffscreenCanvas(size.width, size.height).getContext('2d');
	if (!context) throw new Error('No 2D context for a thumbnail');
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, 0, 0, size.width, size.height);
	return context;
}
