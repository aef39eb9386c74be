import DOMPurify from 'dompurify';
import type { ShownPicture } from '../../shared/shown-picture';
import { checkLimits } from '../../resolve/facts/within-limits';
import type { Size } from '../../shared/fit';
import { gunzip, isGzip } from '../../shared/gunzip';
import {
	largeDrawingSidePixels,
	maximumStickerSidePixels,
	maximumSvgBytes,
	stickerBoxCssPixels,
	thumbnailBoxCssPixels,
} from '../../shared/limits';
import { inDevicePixels, pixelsFor, type Purpose } from '../../shared/picture-size';
import { failure, success, type Result } from '../../shared/result';
import { hasSvgRoot, xmlText } from '../../shared/xml-text';
import { isSeeThrough } from '../../shared/see-through';
import { createCanvas } from '../canvas';
import { hasDocumentType, isDangerous } from './dangers';
import { svgSize, viewBoxOf } from './svg-size';

/**
 * Draws an SVG: refused by what it holds, sanitised, and then an image like any other, in which browsers run no script
 * and load nothing.
 * Failures: `too-large`, `too-many-pixels` and `too-small` as for all pictures; `unsafe` for what is refused; `broken`.
 */
export async function drawSvg(file: Blob, purpose: Purpose, signal: AbortSignal): Promise<Result<ShownPicture>> {
	const text = await readText(file);
	if (!text.ok) return text;
	if (hasDocumentType(text.value)) return failure('unsafe');
	const root = new DOMParser().parseFromString(text.value, 'image/svg+xml').documentElement;
	if (root.localName !== 'svg' || root.querySelector('parsererror')) return failure('broken');
	if (isDangerous(root)) return failure('unsafe');
	const size = svgSize(root);
	if (!size) return failure('broken');
	const checked = checkLimits({
		...size,
		decodedPixels: size.width * size.height,
		longestSidePixels: Math.max(size.width, size.height),
		frames: 1,
		mayBeTransparent: true,
	});
	if (!checked.ok) return checked;
	const pixels = pixelsFor(purpose, thumbnailBoxCssPixels, sharpSize(size, purpose));
	signal.throwIfAborted();
	return rasterise(sanitised(root, size, pixels), size, pixels, purpose);
}

/** The pixels in which a drawing is sharp: those of the screen, and enough to look closer where it is looked at alone. */
function sharpSize(size: Size, purpose: Purpose): Size {
	const closer = purpose.size === 'large' ? largeDrawingSidePixels / Math.max(size.width, size.height) : 1;
	return inDevicePixels(size, Math.max(purpose.devicePixelRatio, closer));
}

async function readText(file: Blob): Promise<Result<string>> {
	if (file.size > maximumSvgBytes) return failure('too-large', { bytes: file.size });
	let bytes = new Uint8Array(await file.arrayBuffer());
	if (isGzip(bytes)) {
		const unpacked = await gunzip(bytes, maximumSvgBytes);
		if (unpacked.end !== 'whole') return failure(unpacked.end === 'full' ? 'too-large' : 'broken');
		bytes = unpacked.bytes;
	}
	const text = xmlText(bytes);
	return hasSvgRoot(text) ? success(text) : failure('broken');
}

/** The drawing as a file of its own, of the size that it is drawn in. */
function sanitised(root: Element, size: Size, pixels: Size): Blob {
	const box = viewBoxOf(root) ?? { x: 0, y: 0, ...size };
	DOMPurify.sanitize(root, {
		IN_PLACE: true,
		USE_PROFILES: { svg: true },
		// Dashes of next to nothing on a line without end would be drawn one by one: lines are drawn whole.
		FORBID_ATTR: ['stroke-dasharray'],
	});
	root.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
	root.setAttribute('width', String(pixels.width));
	root.setAttribute('height', String(pixels.height));
	return new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' });
}

async function rasterise(drawing: Blob, size: Size, pixels: Size, purpose: Purpose): Promise<Result<ShownPicture>> {
	const image = new Image(pixels.width, pixels.height);
	const address = URL.createObjectURL(drawing);
	try {
		image.src = address;
		await image.decode();
	} catch {
		return failure('broken');
	} finally {
		URL.revokeObjectURL(address);
	}
	const { canvas, context } = createCanvas(pixels);
	context.drawImage(image, 0, 0, pixels.width, pixels.height);
	const isSticker = Math.max(size.width, size.height) <= maximumStickerSidePixels && isSeeThrough(context);
	const shown = isSticker ? pixelsFor(purpose, stickerBoxCssPixels, pixels) : pixels;
	const last = shown.width === pixels.width ? canvas : createCanvas(shown, image).canvas;
	const blob = await last.convertToBlob({ type: 'image/png' });
	return success({ blob, ...size, look: isSticker ? 'sticker' : 'picture', animated: false });
}
