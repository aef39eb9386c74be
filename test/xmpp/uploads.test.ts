import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encrypted } from '../fixtures/encrypted';
import { plain, type Rgb } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { openConverseRoom, type ConverseRoom } from './converse-room';
import { whyNoChat } from './servers/system-programs';

const side = 128;
const pixels = side * side;

const mustRun = process.env['CI'] === 'true' || whyNoChat() === undefined;

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
	const picture = (colour: Rgb): Promise<Buffer> => plain(colour, side, side).png().toBuffer();

	it.each(
		['photo.png', 'no-extension', 'très cool.PNG', 'Ünïcode näme (1).png', '写真.png'].flatMap((name) =>
			[true, false].map((isOutOfBand) => ({ name, isOutOfBand })),
		),
	)('show: $name, out of band: $isOutOfBand', async ({ name, isOutOfBand }) => {
		const colour = nextColour();
		const url = await room.poster.upload(name, await picture(colour));
		// A port of its own, as servers have for uploads.
		expect(url).toMatch(/^https:\/\/localhost:\d+\/upload\//);
		await room.poster.post(url, isOutOfBand ? url : undefined);
		await awaitPixels(room.page, colour, pixels);
	});

	it.each(([12, 16] as const).flatMap((ivBytes) => [true, false].map((hasThumbnail) => ({ ivBytes, hasThumbnail }))))(
		'show when they are encrypted, with an IV of $ivBytes bytes, a thumbnail’s line below: $hasThumbnail',
		async ({ ivBytes, hasThumbnail }) => {
			const colour = nextColour();
			const { bytes, fragment } = await encrypted(await picture(colour), ivBytes);
			const url = await room.poster.upload('secret.png', bytes);
			const posted = `${url.replace('https', 'aesgcm')}#${fragment}`;
			await room.poster.post(hasThumbnail ? `${posted}\n${await thumbnailLine()}` : posted);
			await awaitPixels(room.page, colour, pixels);
		},
	);

	it('show when they are encrypted and posted as Conversations did it first, as https with a key', async () => {
		const colour = nextColour();
		const { bytes, fragment } = await encrypted(await picture(colour));
		await room.poster.post(`${await room.poster.upload('without-ending', bytes)}#${fragment}`);
		await awaitPixels(room.page, colour, pixels);
	});
});

/** What clients put below an encrypted picture's address (XEP-0454), for those who cannot open it. */
async function thumbnailLine(): Promise<string> {
	const thumbnail = await plain({ r: 250, g: 250, b: 0 }, 64, 64).jpeg().toBuffer();
	return `data:image/jpeg;base64,${thumbnail.toString('base64')}`;
}
