import { bytes, little } from './bytes';

/** One picture of an icon: what the directory says of it, and its data. */
export interface IconEntry {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8Array;
}

/** An icon of these pictures, in this order. */
export function ico(...entries: readonly IconEntry[]): Uint8Array {
	let offset = 6 + 16 * entries.length;
	const directory = entries.map(({ width, height, data }) => {
		const entry = bytes(width % 256, height % 256, 0, 0, little(1, 2), little(32, 2), little(data.length, 4), little(offset, 4));
		offset += data.length;
		return entry;
	});
	return bytes(
		0,
		0,
		1,
		0,
		little(entries.length, 2),
		directory,
		entries.map(({ data }) => data),
	);
}
