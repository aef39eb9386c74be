import { describe, expect, it } from 'vitest';
import { bytes, patched } from './build/bytes';
import { factsOf, still } from './build/facts-of';
import { gif, gifFrame, graphicControl } from './build/gif';
import { animation } from './build/sharp-pictures';

describe('readGif', () => {
	it('counts the frames of an animation', async () => {
		const file = await animation(30, 20, 4)
			.gif({ delay: [50, 50, 50, 50] })
			.toBuffer();
		expect(factsOf(file, 'gif')).toMatchObject({ width: 30, height: 20, frames: 4, decodedPixels: 600, longestSidePixels: 30 });
	});

	it('takes the transparent flag of any graphic control extension', () => {
		expect(factsOf(gif(4, 4, graphicControl(false), gifFrame(4, 4)), 'gif')).toEqual(still(4, 4));
		const second = gif(4, 4, graphicControl(false), gifFrame(4, 4), graphicControl(true), gifFrame(2, 2));
		expect(factsOf(second, 'gif')).toEqual(still(4, 4, { frames: 2, mayBeTransparent: true }));
	});

	it('steps over a global colour table, comments and application data', () => {
		const file = bytes(
			'GIF87a',
			7,
			0,
			5,
			0,
			0x81,
			0,
			0,
			new Uint8Array(12).fill(0x2c),
			[0x21, 0xfe, 3, 0x2c, 0x3b, 0x21, 1, 0x3b, 0],
			gifFrame(7, 5),
			0x3b,
		);
		expect(factsOf(file, 'gif')).toEqual(still(7, 5));
	});

	it('tells the size of a bomb of 42 bytes', () => {
		const file = gif(65_535, 65_535, gifFrame(65_535, 65_535));
		expect(file.length).toBeLessThan(45);
		expect(factsOf(file, 'gif')).toEqual(still(65_535, 65_535));
	});

	it('tells a huge frame on a small screen, also a later one', () => {
		expect(factsOf(gif(32, 32, gifFrame(32, 32), gifFrame(60_000, 50_000)), 'gif')).toEqual(
			still(32, 32, { frames: 2, decodedPixels: 3_000_000_000, longestSidePixels: 60_000 }),
		);
	});

	it('grows the screen to hold the first frame, as browsers do', () => {
		expect(factsOf(gif(0, 0, gifFrame(10, 5)), 'gif')).toEqual(still(10, 5));
		expect(factsOf(gif(4, 4, gifFrame(10, 5)), 'gif')).toEqual(still(10, 5));
		expect(factsOf(gif(4, 4, gifFrame(10, 5, 8, 2)), 'gif')).toEqual(still(18, 7));
		expect(factsOf(gif(20, 20, gifFrame(10, 5, 2, 2)), 'gif')).toEqual(still(20, 20));
	});

	it('refuses what is malformed', () => {
		expect(factsOf(gif(0, 0, gifFrame(0, 5)), 'gif')).toBe('broken');
		expect(factsOf(gif(4, 4), 'gif')).toBe('broken');
		expect(factsOf(gif(4, 4, 0x77), 'gif')).toBe('broken');
		expect(factsOf(patched(gif(4, 4, gifFrame(4, 4)), 3, '90a'), 'gif')).toBe('broken');
	});

	it('knows every beginning of a file as truncated, and ignores what follows its end', () => {
		const file = gif(4, 4, graphicControl(true), gifFrame(4, 4), graphicControl(false), gifFrame(4, 4));
		for (let length = 0; length < file.length; length++) expect(factsOf(file.subarray(0, length), 'gif')).toBe('truncated');
		expect(factsOf(bytes(file, ',,,,'), 'gif')).toMatchObject({ frames: 2 });
	});

	it('does not wait for the rest of a screen that is too large', () => {
		expect(factsOf(gif(65_535, 65_535).subarray(0, -1), 'gif')).toBe('too-many-pixels');
		expect(factsOf(gif(4, 4, gifFrame(65_535, 65_535)).subarray(0, -1), 'gif')).toBe('too-many-pixels');
	});

	it('ends, as decoders do, at garbage behind a frame', () => {
		expect(factsOf(gif(4, 4, gifFrame(4, 4), 0x77, 0x77), 'gif')).toEqual(still(4, 4));
	});
});
