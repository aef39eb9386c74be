const maximumKeptBytes = 8 * 1024 * 1024;

/**
 * Keeps the end of what a program prints, so that an endless one cannot fill our memory.
 *
 * @param {number} [maximumBytes]
 * @returns {{ add(chunk: Buffer): void, text(): string }}
 */
export function outputKeeper(maximumBytes = maximumKeptBytes) {
	/** @type {Buffer[]} */
	let chunks = [];
	let bytes = 0;
	return {
		add(chunk) {
			chunks.push(chunk);
			bytes += chunk.length;
			if (bytes <= 2 * maximumBytes) return;
			chunks = [Buffer.concat(chunks).subarray(-maximumBytes)];
			bytes = maximumBytes;
		},
		text() {
			return Buffer.concat(chunks).subarray(-maximumBytes).toString('utf8');
		},
	};
}
