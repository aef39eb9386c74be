import { bytes, little, type Part } from './bytes';

export function webpChunk(type: string, ...data: readonly Part[]): Uint8Array {
	const content = bytes(...data);
	return bytes(type, little(content.length, 4), content, content.length % 2 === 1 ? 0 : []);
}

/** A VP8X chunk with its flags and canvas. */
export function extended(flags: number, width: number, height: number): Uint8Array {
	return webpChunk('VP8X', flags, 0, 0, 0, little(width - 1, 3), little(height - 1, 3));
}

/** The beginning of a VP8 key frame. */
export function lossy(width: number, height: number): Uint8Array {
	return webpChunk('VP8 ', 0, 0, 0, 0x9d, 0x01, 0x2a, little(width, 2), little(height, 2));
}

/** The beginning of a VP8L bitstream. */
export function lossless(width: number, height: number, hasAlpha = false): Uint8Array {
	return webpChunk('VP8L', 0x2f, little(width - 1 + (height - 1) * 2 ** 14 + (hasAlpha ? 2 ** 28 : 0), 4));
}

/** An animation's frame with its bitstream. */
export function webpFrame(width: number, height: number, bitstream: Uint8Array): Uint8Array {
	return webpChunk('ANMF', little(0, 6), little(width - 1, 3), little(height - 1, 3), little(100, 3), 0, bitstream);
}

export function webp(...chunks: readonly Part[]): Uint8Array {
	const content = bytes('WEBP', ...chunks);
	return bytes('RIFF', little(content.length, 4), content);
}
