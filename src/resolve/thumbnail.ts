import type { ShownPicture } from '../messages/from-worker';
import { fitInto, type Size } from '../shared/fit';
import { maximumStickerSidePixels, stickerBoxCssPixels, thumbnailBoxCssPixels } from '../shared/limits';
import { failure, success, type Result } from '../shared/result';
import type { PictureFacts, PictureType } from './facts/picture-facts';
import { playsWithinLimits } from './facts/within-limits';
import { mediaTypes } from './sniff';

/** Below this an edge's anti-aliasing counts as transparency; above it a rounding error does not. */
const opaqueAlpha = 250;
/** Visually lossless for photographs, which were lossy before. */
const jpegQuality = 0.9;

/** A picture whose header has passed the limits; only such a one may be decoded. */
export interface CheckedPicture {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly type: PictureType;
	readonly facts: PictureFacts;
}

/** Makes a thumbnail for a screen of so many device pixels per CSS pixel. */
export type MakeThumbnail = (picture: CheckedPicture, devicePixelRatio: number) => Promise<Result<ShownPicture>>;

/**
 * Makes what a page may be given: a still picture decoded, made small and encoded anew, so that the page decodes no
 * large picture and gets no metadata; an animated one within the limits as it is. Decodes with the browser's own codecs.
 * Failures: `broken` where they cannot.
 */
export async function makeThumbnail(picture: CheckedPicture, devicePixelRatio: number): Promise<Result<ShownPicture>> {
	const original = new Blob([picture.bytes], { type: mediaTypes[picture.type] });
	const { width, height } = picture.facts;
	const pixels = fitInto(inDevicePixels(thumbnailBoxCssPixels, devicePixelRatio), { width, height });
	let bitmap: ImageBitmap;
	try {
		bitmap = await createImageBitmap(original, {
			resizeWidth: pixels.width,
			resizeHeight: pixels.height,
			resizeQuality: 'high',
			imageOrientation: 'from-image',
		});
	} catch {
		return failure('broken');
	}
	const isSticker =
		picture.facts.mayBeTransparent && Math.max(width, height) <= maximumStickerSidePixels && isSeeThrough(draw(bitmap, bitmap));
	const look = isSticker ? 'sticker' : 'picture';
	const animated = picture.facts.frames > 1 && playsWithinLimits(picture.facts);
	if (animated) {
		bitmap.close();
		return success({ blob: original, width, height, look, animated });
	}
	const shown = isSticker ? fitInto(inDevicePixels(stickerBoxCssPixels, devicePixelRatio), pixels) : pixels;
	const canvas = draw(bitmap, shown);
	bitmap.close();
	const blob = await canvas.convertToBlob(picture.type === 'jpeg' ? { type: 'image/jpeg', quality: jpegQuality } : { type: 'image/png' });
	return success({ blob, width, height, look, animated });
}

function inDevicePixels(box: Size, devicePixelRatio: number): Size {
	return { width: Math.round(box.width * devicePixelRatio), height: Math.round(box.height * devicePixelRatio) };
}

function draw(bitmap: ImageBitmap, size: Size): OffscreenCanvas {
	const canvas = new OffscreenCanvas(size.width, size.height);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('No 2D context for a thumbnail');
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, 0, 0, size.width, size.height);
	return canvas;
}

function isSeeThrough(canvas: OffscreenCanvas): boolean {
	const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
	for (let index = 3; index < data.length; index += 4) {
		if ((data[index] ?? opaqueAlpha) < opaqueAlpha) return true;
	}
	return false;
}
