import { bit, bits, bytes } from './bytes';

/** An OBU with its size. */
export function obu(type: number, payload: Uint8Array): Uint8Array {
	return bytes((type << 3) | 2, payload.length, payload);
}

function frameSize(width: number, height: number): string {
	return bit(15, 4) + bit(15, 4) + bit(width - 1, 16) + bit(height - 1, 16);
}

/** The sequence header of a still picture, in its short form. */
export function stillSequence(width: number, height: number): Uint8Array {
	return obu(1, bits(bit(0, 3), '1', '1', bit(8, 5), frameSize(width, height), bit(0, 16)));
}

/** A sequence header in its long form, with everything that may stand before the size: timing, decoder model, two operating points. */
export function fullSequence(width: number, height: number): Uint8Array {
	const timing = ['1', bit(1, 32), bit(30, 32), '1', '00101'];
	const decoderModel = ['1', bit(9, 5), bit(1, 32), bit(9, 5), bit(9, 5)];
	const firstPoint = [bit(0, 12), bit(9, 5), '1', '1', bit(700, 10), bit(700, 10), '0', '1', bit(3, 4)];
	const secondPoint = [bit(0, 12), bit(4, 5), '0', '0'];
	const beforeSize = [bit(0, 3), '0', '0', ...timing, ...decoderModel, '1', bit(1, 5), ...firstPoint, ...secondPoint];
	return obu(1, bits(...beforeSize, frameSize(width, height), bit(0, 16)));
}
