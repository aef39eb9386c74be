/** Reads a codestream's numbers bit by bit, the lowest bit of each byte first. Past the end there are zeros, and `isPastEnd`. */
export class LowBits {
	readonly #bytes: Uint8Array;
	#position = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** The unsigned number in the next bits, at most 32. */
	read(count: number): number {
		let value = 0;
		for (let bit = 0; bit < count; bit++, this.#position++) {
			const byte = this.#bytes[this.#position >> 3] ?? 0;
			value += ((byte >> (this.#position & 7)) & 1) * 2 ** bit;
		}
		return value;
	}

	/** Whether the next bit is set. */
	flag(): boolean {
		return this.read(1) === 1;
	}

	/** One of four forms, chosen by two bits: so many further bits, added to an offset. */
	choice(...forms: readonly { readonly offset: number; readonly bits: number }[]): number {
		const { offset = 0, bits = 0 } = forms[this.read(2)] ?? {};
		return offset + this.read(bits);
	}

	/** Whether more bits were asked for than there are. */
	get isPastEnd(): boolean {
		return this.#position > this.#bytes.length * 8;
	}
}
