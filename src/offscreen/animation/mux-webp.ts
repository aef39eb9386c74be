import type { Size } from '../../shared/fit';
import { framePicture, joinBytes } from './webp-frame';

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
	const extended = joinBytes([number(alphaFlag | animationFlag, 1), number(0, 3), number(size.width - 1, 3), number(size.height - 1, 3)]);
	// Background: transparent. Loops: without end.
	const animation = joinBytes([number(0, 4), number(0, 2)]);
	const body = joinBytes([
		ascii('WEBP'),
		chunk('VP8X', extended),
		chunk('ANIM', animation),
		...distinct(frames).map((frame) => chunk('ANMF', frameData(size, frame))),
	]);
	return joinBytes([ascii('RIFF'), number(body.length, 4), body]);
}

function frameData(size: Size, { file, milliseconds }: AnimationFrame): Uint8Array {
	const position = number(0, 6);
	const header = [position, number(size.width - 1, 3), number(size.height - 1, 3), number(milliseconds, 3), number(doNotBlend, 1)];
	return joinBytes([...header, framePicture(file)]);
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
	return joinBytes([ascii(type), number(data.length, 4), data, new Uint8Array(data.length % 2)]);
}

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** An unsigned number, least significant byte first. */
function number(value: number, byteLength: number): Uint8Array {
	return Uint8Array.from({ length: byteLength }, (_, index) => Math.floor(value / 256 ** index) % 256);
}
