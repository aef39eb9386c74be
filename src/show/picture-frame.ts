import type { ShownPicture } from '../shared/shown-picture';
import { isEncrypted } from '../shared/encrypted-url';
import { fitInto, type Size } from '../shared/fit';
import {
	longAspectRatio,
	maximumDrawnPixelRatio,
	minimumTargetCssPixels,
	stickerBoxCssPixels,
	thumbnailBoxCssPixels,
} from '../shared/limits';
import { text } from '../shared/text';
import { firstFrame } from './still';

/** A picture that is ready to be put on the page, of its final size. */
export interface PictureFrame {
	readonly element: HTMLElement;
	/** The picture in it. */
	readonly image: HTMLImageElement;
}

/**
 * Makes the frame of a picture: a link to the original, so that clicks with the middle button or a modifier, and the
 * browser's own menu, do what they do on links. That of an encrypted picture is a button: its address is of no use without
 * the key, which no address on the page may have. Resolves when its first paint will show the picture. Undefined where the
 * browser cannot decode it.
 */
export async function createPictureFrame(page: Document, picture: ShownPicture, url: URL, scale = 1): Promise<PictureFrame | undefined> {
	const image = page.createElement('img');
	const address = URL.createObjectURL(picture.blob);
	try {
		// What we have made small ourselves is decoded with the frame that shows it: `decode()` takes a frame of its own.
		image.decoding = 'sync';
		image.src = address;
		await (picture.animated ? image.decode() : loaded(image));
	} catch {
		return undefined;
	} finally {
		// Decoded pictures outlive their address, and one that is gone cannot be fetched by the page.
		URL.revokeObjectURL(address);
	}
	// Its frame has its name, also while it is an animation at rest and not visible itself.
	image.alt = '';
	image.draggable = false;
	const frame = page.createElement(isEncrypted(url) ? 'button' : 'a');
	frame.className = `picture ${picture.look}`;
	frame.ariaHasPopup = 'dialog';
	frame.ariaLabel = text('picture_name', url.hostname, String(picture.width), String(picture.height));
	if (frame instanceof HTMLAnchorElement) {
		frame.href = url.href;
		frame.target = '_blank';
		frame.rel = 'noopener noreferrer';
	}
	frame.title = text('picture_title', url.hostname);
	// On the picture and not on its link: a replaced element of at most 100 % does not widen a narrow message.
	const size = displayedSize(picture, scale);
	image.style.inlineSize = `${size.width}px`;
	image.style.aspectRatio = `${size.width} / ${size.height}`;
	if (picture.isPoster) frame.classList.add('poster');
	const long = isLong(picture, size);
	if (long || Math.min(size.width, size.height) < minimumTargetCssPixels) frame.classList.add('ground');
	if (long) frame.classList.add('long', ...(picture.width > picture.height ? ['wide'] : []));
	if (picture.others) frame.dataset['others'] = `+${picture.others}`;
	frame.append(image);
	if (picture.animated) {
		const still = firstFrame(
			image,
			fitInto(picture, { width: size.width * maximumDrawnPixelRatio, height: size.height * maximumDrawnPixelRatio }),
		);
		still.style.inlineSize = image.style.inlineSize;
		frame.append(still);
		frame.classList.add('moving');
	}
	return { element: frame, image };
}

/** Rejects where the browser knows no such picture. */
function loaded(image: HTMLImageElement): Promise<unknown> {
	return new Promise((resolve, reject) => {
		image.addEventListener('load', resolve);
		image.addEventListener('error', reject);
	});
}

/** The size a picture is shown in, in CSS pixels: whole, within its box, which is larger or smaller by a factor, never enlarged. */
export function displayedSize(picture: Pick<ShownPicture, 'width' | 'height' | 'look'>, scale = 1): Size {
	const { width, height } = picture.look === 'sticker' ? stickerBoxCssPixels : thumbnailBoxCssPixels;
	return fitInto({ width: width * scale, height: height * scale }, picture);
}

/** Whether a picture is so long that little of it is to be seen in its box: its frame says that there is more. */
export function isLong(picture: Size, displayed: Size): boolean {
	const { width, height } = picture;
	return Math.max(width, height) > longAspectRatio * Math.min(width, height) && displayed.width < width;
}
