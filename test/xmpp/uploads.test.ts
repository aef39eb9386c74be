import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain, type Rgb } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { openConverseRoom, type ConverseRoom } from './converse-room';
import { findEjabberd } from './ejabberd';

const side = 128;
const pixels = side * side;

const mustRun = process.env['CI'] === 'true' || findEjabberd() !== undefined;

describe.skipIf(!mustRun).each(['room', 'one-to-one'] as const)('pictures that Conversations uploads, %s', (kind) => {
	let room: ConverseRoom;
	let colours = kind === 'room' ? 0 : 50;

	beforeAll(async () => {
		room = await openConverseRoom({ kind, showsPictures: false });
	});
	afterAll(async () => {
		await room?.close();
	});

	/** A colour that no other test of this file uses. */
	const nextColour = (): Rgb => {
		colours += 1;
		return { r: (colours * 83) % 200, g: (colours * 151) % 200, b: 30 + ((colours * 47) % 200) };
	};
	const picture = async (colour: Rgb): Promise<Uint8Array<ArrayBuffer>> =>
		new Uint8Array(await plain(colour, side, side).png().toBuffer());

	it.each([
		{ name: 'photo.png', isOutOfBand: true },
		{ name: 'photo.png', isOutOfBand: false },
		{ name: 'Ünïcode näme (1).png', isOutOfBand: true },
		{ name: 'très cool.PNG', isOutOfBand: false },
		{ name: '写真.png', isOutOfBand: true },
		{ name: 'no-extension', isOutOfBand: false },
	])('show: $name, out of band: $isOutOfBand', async ({ name, isOutOfBand }) => {
		const colour = nextColour();
		const url = await room.poster.upload(name, await picture(colour));
		// A port of its own, as servers have for uploads.
		expect(new URL(url).port).not.toBe('');
		await room.poster.post(url, isOutOfBand ? url : undefined);
		await awaitPixels(room.page, colour, pixels);
	});
});
