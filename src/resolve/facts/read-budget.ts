/**
 * How many bytes of a file may be read by reference: its tables may point any number of times at the same bytes, and
 * without a budget a small file could demand endless work.
 */
export class ReadBudget {
	#remainingBytes: number;

	/** Beyond what items share, honest files refer to no byte more than twice: in a still picture, and in a sequence's first frame. */
	constructor(fileBytes: number) {
		this.#remainingBytes = 2 * fileBytes;
	}

	/** Takes bytes out of the budget; false if there are not that many left. */
	spend(bytes: number): boolean {
		this.#remainingBytes -= bytes;
		return this.#remainingBytes >= 0;
	}
}
