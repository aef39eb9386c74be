import type { Size } from '../../shared/fit';
import type { AnnouncedSizes } from './announced-sizes';

const sequenceHeaderType = 1;

/** Reads bits, most significant first. Past the end they are zero, and `isPastEnd` tells. */
class BitReader {
	#position = 0;

	constructor(readonly bytes: Uint8Array) {}

	get isPastEnd(): boolean {
		return this.#position > this.bytes.length * 8;
	}

	/** `f(count)` of the specification, for up to 32 bits. */
	read(count: number): number {
		let value = 0;
		for (let index = 0; index < count; index++, this.#position++) {
			const byte = this.bytes[this.#position >> 3] ?? 0;
			value = value * 2 + ((byte >> (7 - (this.#position & 7))) & 1);
		}
		return value;
	}

	/** `uvlc()` of the specification, its value thrown away. */
	skipVariableLength(): void {
		let leadingZeros = 0;
		while (leadingZeros < 32 && !this.isPastEnd && this.read(1) === 0) leadingZeros += 1;
		if (leadingZeros < 32) this.read(leadingZeros);
	}
}

/** Skips timing_info() and decoder_model_info(); returns the bits of a decoder buffer delay, 0 without a decoder model. */
function skipTiming(bits: BitReader): number {
	const hasTimingInfo = bits.read(1) === 1;
	if (!hasTimingInfo) return 0;
	bits.read(32);
	bits.read(32);
	if (bits.read(1) === 1) bits.skipVariableLength();
	const hasDecoderModel = bits.read(1) === 1;
	if (!hasDecoderModel) return 0;
	const bufferDelayBits = bits.read(5) + 1;
	bits.read(32);
	bits.read(10);
	return bufferDelayBits;
}

function skipOperatingPoints(bits: BitReader, bufferDelayBits: number): void {
	const hasInitialDisplayDelay = bits.read(1) === 1;
	const operatingPoints = bits.read(5) + 1;
	for (let index = 0; index < operatingPoints; index++) {
		bits.read(12);
		const level = bits.read(5);
		if (level > 7) bits.read(1);
		if (bufferDelayBits > 0 && bits.read(1) === 1) bits.read(bufferDelayBits * 2 + 1);
		if (hasInitialDisplayDelay && bits.read(1) === 1) bits.read(4);
	}
}

/** The largest frame that sequence_header_obu() allows. */
function sequenceSize(payload: Uint8Array): Size | undefined {
	const bits = new BitReader(payload);
	bits.read(4);
	const isReduced = bits.read(1) === 1;
	if (isReduced) bits.read(5);
	else skipOperatingPoints(bits, skipTiming(bits));
	const widthBits = bits.read(4) + 1;
	const heightBits = bits.read(4) + 1;
	const size = { width: bits.read(widthBits) + 1, height: bits.read(heightBits) + 1 };
	return bits.isPastEnd ? undefined : size;
}

/** `leb128()`: seven bits a byte, at most eight bytes. */
function readLeb128(bytes: Uint8Array, offset: number): { value: number; byteLength: number } | undefined {
	let value = 0;
	for (let index = 0; index < 8; index++) {
		const byte = bytes[offset + index];
		if (byte === undefined) return undefined;
		value += (byte & 0x7f) * 2 ** (7 * index);
		if ((byte & 0x80) === 0) return { value, byteLength: index + 1 };
	}
	return undefined;
}

/**
 * Adds the size in every sequence header among the OBUs of some AV1 data (AV1 bitstream specification, 5.3 to 5.5).
 * The container's sizes may be a lie: Chromium decodes the whole bitstream and scales it down to them.
 */
export function addSequenceSizes(sizes: AnnouncedSizes, data: Uint8Array): void {
	for (let offset = 0; offset < data.length;) {
		const header = data[offset] ?? 0;
		const type = (header >> 3) & 15;
		const hasExtension = (header & 4) !== 0;
		const hasSize = (header & 2) !== 0;
		const sizeOffset = offset + (hasExtension ? 2 : 1);
		const size = hasSize ? readLeb128(data, sizeOffset) : { value: data.length - sizeOffset, byteLength: 0 };
		if (!size) return;
		const start = sizeOffset + size.byteLength;
		const end = start + size.value;
		if (type === sequenceHeaderType) sizes.add(sequenceSize(data.subarray(start, end)));
		offset = end;
	}
}
