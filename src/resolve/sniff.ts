import { fileTypeFromBuffer } from 'file-type';
import { failure, success, type Result } from '../shared/result';
import { gunzip, isGzip } from '../shared/gunzip';
import { hasSvgRoot, xmlText } from '../shared/xml-text';
import type { PictureType } from './facts/picture-facts';
import type { VideoType } from './facts/video-facts';

/** Every kind of file that becomes a picture. */
export type FileKind = PictureType | VideoType | 'svg' | 'tgs';

/** Unpacked, this much tells what is packed. */
const unpackedSniffedBytes = 4096;

/** The media types that file-type tells, and what they are here. */
const fileKinds: Readonly<Record<string, FileKind>> = {
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
	'video/webm': 'webm',
	'video/matroska': 'webm',
	'video/mp4': 'mp4',
	'video/x-m4v': 'mp4',
	'video/quicktime': 'mp4',
	'video/3gpp': 'mp4',
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
 * What a file is, by its first bytes alone: headers and names lie. SVG and stickers may be packed.
 * Failures: `format-unsupported` for pictures we cannot show, `not-a-picture` for everything else.
 */
export async function sniff(firstBytes: Uint8Array<ArrayBuffer>): Promise<Result<FileKind>> {
	if (isGzip(firstBytes)) return sniffPacked(firstBytes);
	if (hasSvgRoot(xmlText(firstBytes))) return success('svg');
	const mime = (await fileTypeFromBuffer(firstBytes))?.mime ?? '';
	const kind = Object.hasOwn(fileKinds, mime) ? fileKinds[mime] : undefined;
	if (kind) return success(kind);
	return failure(mime.startsWith('image/') ? 'format-unsupported' : 'not-a-picture');
}

async function sniffPacked(firstBytes: Uint8Array<ArrayBuffer>): Promise<Result<FileKind>> {
	const { bytes } = await gunzip(firstBytes, unpackedSniffedBytes);
	const text = xmlText(bytes);
	if (hasSvgRoot(text)) return success('svg');
	// A Lottie drawing is an object whose first members are its version, its rate and the like.
	return /^\s*\{\s*"(?:tgs|v|fr|ip|op|w|h|nm|ddd|assets|layers|meta|markers)"\s*:/.test(text) ? success('tgs') : failure('not-a-picture');
}
