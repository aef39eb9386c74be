import type { OriginalFile } from '../shared/shown-picture';
import { savedAddressMilliseconds } from '../shared/limits';

/**
 * Puts a picture on the clipboard, as PNG, which is what browsers take there. To be called in a click's handler: the
 * browser lets nothing be copied later, but waits for what it has been promised. Its pixels alone: nothing else of its
 * file is in them. Returns whether the browser has let us.
 */
export async function copyPicture(picture: Promise<Blob>): Promise<boolean> {
	try {
		// Missing on pages without TLS.
		await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture.then(asPng) })]);
		return true;
	} catch {
		return false;
	}
}

async function asPng(picture: Blob): Promise<Blob> {
	const bitmap = await createImageBitmap(picture);
	const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
	canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
	bitmap.close();
	return canvas.convertToBlob({ type: 'image/png' });
}

/** Lets the browser save a file, as it saves any download; its link is never on the page. */
export function saveFile({ blob, name }: OriginalFile, page: Document): void {
	const link = page.createElement('a');
	const address = URL.createObjectURL(blob);
	link.href = address;
	link.download = name;
	link.click();
	// The browser may read it only after it has asked where to.
	setTimeout(() => URL.revokeObjectURL(address), savedAddressMilliseconds);
}
