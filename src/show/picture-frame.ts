import type { ShownPicture } from '../messages/from-worker';
import { isEncrypted } from '../shared/encrypted-url';
import { fitInto, type Size } from '../shared/fit';
import { longAspectRatio, stickerBoxCssPixels, thumbnailBoxCssPixels } from '../shared/limits';
import { text } from '../shared/text';

/** What can be pointed at is at least this large (WCAG 2.2, 2.5.8). */
const minimumTargetCssPixels = 24;

/** A picture that is ready to be put on the page, of its final size. */
export interface PictureFrame {
	readonly element: HTMLElement;
	/** The picture in it. */
	readonly image: HTMLImageElement;
}

/**
 * Makes the frame of a picture: a link to the original, so that clicks with the middle button or a modifier, and the
 * browser's own menu, do what they do on links. That of an encrypted picture is no link: its address is of no use without
 * the key, which no address on the page may have. Resolves when the picture is decoded, so that its first paint shows it.
 * Undefined where the browser cannot decode it.
 */
export async function createPictureFrame(page: Document, picture: ShownPicture, url: URL): Promise<PictureFrame | undefined> {
	const image = page.createElement('img');
	const address = URL.createObjectURL(picture.blob);
	try {
		image.src = address;
		await image.decode();
	} catch {
		return undefined;
	} finally {
		// Decoded pictures outlive their address, and one that is gone cannot be fetched by the page.
		URL.revokeObjectURL(address);
	}
	const name = text('picture_name', url.hostname, String(picture.width), String(picture.height));
	image.alt = name;
	image.draggable = false;
	const frame = page.createElement(isEncrypted(url) ? 'span' : 'a');
	frame.className = `picture ${picture.look}`;
	if (frame instanceof HTMLAnchorElement) {
		frame.href = url.href;
		frame.target = '_blank';
		frame.rel = 'noopener noreferrer';
	}
	frame.title = text('picture_title', url.hostname);
	// On the picture and not on its link: a replaced element of at most 100 % does not widen a narrow message.
	const size = displayedSize(picture);
	image.style.inlineSize = `${size.width}px`;
	image.style.aspectRatio = `${size.width} / ${size.height}`;
	if (picture.isPoster) frame.classList.add('poster');
	const long = isLong(picture, size);
	if (long || Math.min(size.width, size.height) < minimumTargetCssPixels) frame.classList.add('ground');
	if (long) frame.classList.add('long', ...(picture.width > picture.height ? ['wide'] : []));
	if (picture.others) frame.dataset['others'] = `+${picture.others}`;
	frame.append(image);
	return { element: frame, image };
}

/** The size a picture is shown in, in CSS pixels: whole, within its box, never enlarged. */
export function displayedSize(picture: Pick<ShownPicture, 'width' | 'height' | 'look'>): Size {
	return fitInto(picture.look === 'sticker' ? stickerBoxCssPixels : thumbnailBoxCssPixels, picture);
}

/** Whether a picture is so long that little of it is to be seen in its box: its frame says that there is more. */
export function isLong(picture: Size, displayed: Size): boolean {
	const { width, height } = picture;
	return Math.max(width, height) > longAspectRatio * Math.min(width, height) && displayed.width < width;
}
