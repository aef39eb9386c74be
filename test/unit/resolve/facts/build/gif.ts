import { bytes, little, type Part } from './bytes';

/** A GIF frame at a position, with two colours of its own and a few bytes of data. */
export function gifFrame(width: number, height: number, left = 0, top = 0): Uint8Array {
	return bytes(
		0x2c,
		[left, top, width, height].map((side) => little(side, 2)),
		0x80,
		[0, 0, 0, 9, 9, 9],
		2,
		2,
		0x4c,
		0x01,
		0,
	);
}

export function graphicControl(isTransparent: boolean): Uint8Array {
	return bytes(0x21, 0xf9, 4, isTransparent ? 1 : 0, 10, 0, 0, 0);
}

/** A GIF file with a logical screen and these blocks, the trailer added. */
export function gif(width: number, height: number, ...blocks: readonly Part[]): Uint8Array {
	return bytes('GIF89a', little(width, 2), little(height, 2), 0, 0, 0, ...blocks, 0x3b);
}
