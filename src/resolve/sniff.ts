import { fileTypeFromBuffer } from 'file-type';
import { failure, success, type Result } from '../shared/result';
import type { PictureType } from './facts/picture-facts';

/** Every kind of file that becomes a picture. */
export type FileKind = PictureType;

/** The media types that file-type tells, and what they are here. */
const pictureTypes: Readonly<Record<string, PictureType>> = {
	'image/png': 'png',
	'image/apng': 'png',
	'image/jpeg': 'jpeg',
	'image/gif': 'gif',
	'image/webp': 'webp',
	'image/avif': 'avif',
	'image/bmp': 'bmp',
	'image/x-icon': 'ico',
	'image/jxl': 'jxl',
	'image/heic': 'heic',
	'image/heif': 'heic',
};

/** The media type to declare for our own copy of each type. */
export const mediaTypes: Readonly<Record<PictureType, string>> = {
	png: 'image/png',
	jpeg: 'image/jpeg',
	gif: 'image/gif',
	webp: 'image/webp',
	avif: 'image/avif',
	bmp: 'image/bmp',
	ico: 'image/x-icon',
	jxl: 'image/jxl',
	heic: 'image/heic',
};

/**
 * What a file is, by its first bytes alone: headers and names lie.
 * Failures: `format-unsupported` for pictures we cannot show, `not-a-picture` for everything else.
 */
export async function sniff(firstBytes: Uint8Array<ArrayBuffer>): Promise<Result<FileKind>> {
	const mime = (await fileTypeFromBuffer(firstBytes))?.mime ?? '';
	const type = Object.hasOwn(pictureTypes, mime) ? pictureTypes[mime] : undefined;
	if (type) return success(type);
	return failure(mime.startsWith('image/') ? 'format-unsupported' : 'not-a-picture');
}
