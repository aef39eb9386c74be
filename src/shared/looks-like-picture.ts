import { percentDecoded } from './percent-decoded';

/** Extensions of the formats that can be shown as a picture; `icon` and `tgs` are what bridges name stickers. */
const pictureExtensions = 'apng|avifs?|bmp|gif|heic|heif|ico|icon|jfif|jpe|jpeg|jpg|jxl|png|svg|tgs|webp';
/** What picture servers hang on behind the extension: `:large`, `!w700`, `@2x`, `~small`, `;v=1`. */
const variant = '[:!@~;][\\w.,:;=!@~-]*';
const pictureName = new RegExp(`\\.(?:${pictureExtensions})(?:${variant})?$`, 'iu');
/** A SHA-1 in hexadecimal, as Spectrum 2 names the files it serves. */
const hashedName = /^[0-9a-f]{40}(?:\.[0-9a-z]{1,8})?$/iu;

/** The file name at the end of a URL's path, percent-decoded where it can be; empty for a folder. */
function fileName(url: URL): string {
	const path = percentDecoded(url.pathname.slice(url.pathname.lastIndexOf('/') + 1));
	return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether the path ends in a picture's extension. Says nothing of what the server will answer with. */
export function hasPictureExtension(url: URL): boolean {
	return pictureName.test(fileName(url));
}

/**
 * Whether a URL's path promises a picture, so that its bytes are asked for at once: it ends in a picture's extension, or
 * in a name of 40 hexadecimal digits, with any extension or none.
 */
export function looksLikePicture(url: URL): boolean {
	return hasPictureExtension(url) || hashedName.test(fileName(url));
}
