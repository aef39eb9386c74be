import sharp from 'sharp';
import type { Quadrants, Rgba } from '../fixtures/formats/quadrants';
import type { Rgb } from '../fixtures/pictures';

/** The colours in the middle of a picture's quarters: top left, top right, bottom left, bottom right. */
export type SeenQuarters = readonly Rgb[];

/**
 * How far a channel may be off. Encoders of lossy formats, conversions of colour spaces and blending round by up to two levels
 * each; the colours of the quarters are at least 65 apart in one channel, and a wrong profile, turn or alpha changes more than 20.
 */
const toleratedLevels = 6;

/** A screenshot whose pixels can be read. */
export interface Screen {
	readonly colourAt: (x: number, y: number) => Rgb;
}

/** Decodes a screenshot of one device pixel per CSS pixel. */
export async function readScreen(screenshot: Uint8Array): Promise<Screen> {
	const { data, info } = await sharp(screenshot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
	return {
		colourAt(x, y) {
			const at = (Math.floor(y) * info.width + Math.floor(x)) * info.channels;
			return { r: data[at] ?? -1, g: data[at + 1] ?? -1, b: data[at + 2] ?? -1 };
		},
	};
}

/** Looks into the middle of each quarter of a picture's place. */
export function quartersAt(screen: Screen, place: { left: number; top: number }, size: { width: number; height: number }): SeenQuarters {
	return [1, 3].flatMap((down) =>
		[1, 3].map((right) => screen.colourAt(place.left + (size.width * right) / 4, place.top + (size.height * down) / 4)),
	);
}

/** What is to be seen of colours that may be see-through, over a ground. */
export function overGround(quadrants: Quadrants, ground: Rgb): SeenQuarters {
	return quadrants.map(({ r, g, b, alpha = 255 }: Rgba) => {
		const mix = (over: number, under: number): number => Math.round((over * alpha + under * (255 - alpha)) / 255);
		return { r: mix(r, ground.r), g: mix(g, ground.g), b: mix(b, ground.b) };
	});
}

/** Whether two pictures' quarters look alike. */
export function lookAlike(seen: SeenQuarters, wanted: SeenQuarters): boolean {
	return wanted.every((colour, index) => {
		const other = seen[index];
		return (
			other !== undefined &&
			[colour.r - other.r, colour.g - other.g, colour.b - other.b].every((off) => Math.abs(off) <= toleratedLevels)
		);
	});
}

/** For messages of tests. */
export function describeQuarters(quarters: SeenQuarters): string {
	return quarters.map(({ r, g, b }) => `${r} ${g} ${b}`).join(' | ');
}
