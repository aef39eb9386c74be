import type { Size } from '../../shared/fit';
import { failure, type Result } from '../../shared/result';
import { AnnouncedSizes, sizeAt, turned } from './announced-sizes';
import { bigEndian, textAt } from './byte-reader';
import { conclude, cutShort } from './conclude';
import { quarterTurnOfExif } from './exif';
import type { PictureFacts } from './picture-facts';

const signature = '\x89PNG\r\n\x1a\n';
const headerBytes = 13;

interface PngFindings {
	readonly sizes: AnnouncedSizes;
	canvas: Size | undefined;
	announcedFrames: number;
	frameHeaders: number;
	mayBeTransparent: boolean;
	dataSeen: boolean;
	quarterTurn: boolean | undefined;
}

function takeChunk(findings: PngFindings, type: string, data: Uint8Array): void {
	switch (type) {
		case 'IHDR': {
			const size = sizeAt(bigEndian, data, 0, 4);
			findings.canvas ??= size;
			findings.sizes.add(size);
			// Colour types 4 and 6 have an alpha channel.
			if (((data[9] ?? 0) & 4) !== 0) findings.mayBeTransparent = true;
			return;
		}
		case 'tRNS':
			findings.mayBeTransparent = true;
			return;
		case 'acTL':
			findings.announcedFrames = Math.max(findings.announcedFrames, bigEndian(data, 0, 4) ?? 0);
			return;
		case 'fcTL':
			findings.frameHeaders += 1;
			findings.sizes.add(sizeAt(bigEndian, data, 4, 4));
			return;
		case 'eXIf':
			// Both browsers apply its orientation to still pictures, if it stands before the data.
			if (!findings.dataSeen) findings.quarterTurn ??= quarterTurnOfExif(data);
			return;
		case 'IDAT':
			findings.dataSeen = true;
	}
}

/**
 * Reads a PNG or APNG (PNG, Third Edition, 5 and 11): the size in IHDR, that of every frame in fcTL. Nothing is
 * inflated and no CRC is checked. Failures: see `readPictureFacts`; a file without IEND is truncated.
 */
export function readPng(bytes: Uint8Array): Result<PictureFacts> {
	const findings: PngFindings = {
		sizes: new AnnouncedSizes(),
		canvas: undefined,
		announcedFrames: 0,
		frameHeaders: 0,
		mayBeTransparent: false,
		dataSeen: false,
		quarterTurn: undefined,
	};
	if (bytes.length < signature.length) return cutShort(findings.sizes);
	if (textAt(bytes, 0, signature.length) !== signature) return failure('broken');

	for (let offset = signature.length, type: string | undefined; type !== 'IEND';) {
		const length = bigEndian(bytes, offset, 4);
		type = textAt(bytes, offset + 4, 4);
		if (length === undefined || type === undefined) return cutShort(findings.sizes);
		if (!findings.canvas && (type !== 'IHDR' || length !== headerBytes)) return failure('broken');
		const dataStart = offset + 8;
		const next = dataStart + length + 4;
		if (next > bytes.length) return cutShort(findings.sizes);
		takeChunk(findings, type, bytes.subarray(dataStart, dataStart + length));
		offset = next;
	}

	const { canvas, sizes, announcedFrames, frameHeaders, mayBeTransparent, quarterTurn } = findings;
	// Browsers differ in which of the two they follow where they disagree. Without acTL there is no animation.
	const frames = announcedFrames === 0 ? 1 : Math.max(announcedFrames, frameHeaders);
	// Firefox does not turn animations, so they are passed on without their orientation.
	const shown = canvas && quarterTurn && frames === 1 ? turned(canvas) : canvas;
	return conclude({ shown, sizes, frames, mayBeTransparent });
}
