import type { Size } from '../../shared/fit';
import { concatenated, littleEndianBytes } from '../../resolve/concatenated';
import { framePicture } from './webp-frame';

/** One frame of an animation. */
export interface AnimationFrame {
	/** A still WebP file of the animation's size. */
	readonly file: Uint8Array;
	readonly milliseconds: number;
}

const alphaFlag = 0x10;
const animationFlag = 0x02;
/** The frame takes the place of the one before, transparent where it is transparent. */
const doNotBlend = 0x02;

/**
 * Joins still WebP files into an animated one that loops without end (RFC 9649, section 2.7.1: VP8X, ANIM, ANMF).
 * Neighbours with the same picture become one frame.
 */
export function muxWebp(size: Size, frames: readonly AnimationFrame[]): Uint8Array<ArrayBuffer> {
	const extended = concatenated([
		littleEndianBytes(alphaFlag | animationFlag, 1),
		littleEndianBytes(0, 3),
		littleEndianBytes(size.width - 1, 3),
		littleEndianBytes(size.height - 1, 3),
	]);
	// Background: transparent. Loops: without end.
	const animation = concatenated([littleEndianBytes(0, 4), littleEndianBytes(0, 2)]);
	const body = concatenated([
		ascii('WEBP'),
		chunk('VP8X', extended),
		chunk('ANIM', animation),
		...distinct(frames).map((frame) => chunk('ANMF', frameData(size, frame))),
	]);
	return concatenated([ascii('RIFF'), littleEndianBytes(body.length, 4), body]);
}

function frameData(size: Size, { file, milliseconds }: AnimationFrame): Uint8Array {
	const position = littleEndianBytes(0, 6);
	const header = [
		position,
		littleEndianBytes(size.width - 1, 3),
		littleEndianBytes(size.height - 1, 3),
		littleEndianBytes(milliseconds, 3),
		littleEndianBytes(doNotBlend, 1),
	];
	return concatenated([...header, framePicture(file)]);
}

function distinct(frames: readonly AnimationFrame[]): AnimationFrame[] {
	const kept: AnimationFrame[] = [];
	for (const frame of frames) {
		const last = kept.at(-1);
		if (!last || !isSame(last.file, frame.file)) kept.push(frame);
		else kept[kept.length - 1] = { file: last.file, milliseconds: last.milliseconds + frame.milliseconds };
	}
	return kept;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
	return concatenated([ascii(type), littleEndianBytes(data.length, 4), data, new Uint8Array(data.length % 2)]);
}

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
