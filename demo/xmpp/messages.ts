import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { encrypted } from '../../test/fixtures/encrypted';
import { movingSquare, tgs, video } from '../../test/fixtures/stickers';
import type { BridgeScenario } from '../../test/xmpp/bridge-scenario';
import type { ChatScenario } from '../../test/xmpp/chat-scenario';
import type { Poster } from '../../test/xmpp/clients/poster';
import { cat, tea } from '../drawings';

/** What is to be seen below a message: a picture, a line that says why there is none, or nothing. */
export type Outcome = 'picture' | 'reason' | 'link';

/** A message of the demo. */
export interface XmppDemoMessage {
	readonly about: string;
	readonly expected: Outcome;
	/** Posts it, and returns a part of its text that no other message has. */
	readonly post: () => Promise<string>;
}

const drawn = (svg: string): Sharp => sharp(Buffer.from(svg));
const blue = { r: 51, g: 144, b: 236 };

/** What the bridge passes on to Ann: each form that its addresses and stickers have. */
export function bridgeMessages({ ann }: ChatScenario, scenario: BridgeScenario): XmppDemoMessage[] {
	const { bridge, webDirectory } = scenario;
	const picture = (about: string, url: () => Promise<string>, body = (address: string): string => address): XmppDemoMessage => ({
		about,
		expected: 'picture',
		async post() {
			const address = await url();
			const text = body(address);
			await bridge().send(ann.jid, text, text === address ? address : undefined);
			return path.basename(address);
		},
	});
	const blinking = async (): Promise<Buffer> => {
		const frames = await Promise.all([-14, 14].map((tilt) => drawn(cat(tilt)).resize(512).png().toBuffer()));
		return sharp(frames, { join: { animated: true } })
			.webp({ delay: [400, 400], loop: 0 })
			.toBuffer();
	};
	return [
		picture('a sticker, made a PNG', async () => bridge().rehost(await drawn(cat(-8)).resize(256).png().toBuffer())),
		picture('a raw WebP sticker, named .icon', async () =>
			bridge().rehost(await drawn(cat(8, '#9aa3b5')).resize(512).webp().toBuffer()),
		),
		picture('an animated WebP sticker, under a UUID', async () => bridge().transfer(await blinking(), 'AnimatedSticker.webp')),
		picture('an animated sticker as it is, TGS', () => bridge().transfer(tgs(movingSquare(blue)), 'AnimatedSticker.tgs')),
		picture('a video sticker, WebM', () => bridge().transfer(video('sticker.webm'), 'sticker.webm')),
		picture(
			'a photograph by plain http, in its caption',
			async () => bridge('http').rehost(await drawn(tea(0.3)).jpeg().toBuffer()),
			(address) => `Tea is ready: ${address} (hurry up)`,
		),
		picture(
			'a path on the bridge’s disk, by a mapping',
			async () => bridge().transfer(await drawn(cat(0, '#7a5c48')).resize(256).png().toBuffer(), 'photo'),
			(address) => new URL(`file://${webDirectory}/${path.basename(address)}`).href,
		),
		{
			about: 'a private address that nobody allowed',
			expected: 'reason',
			async post() {
				const url = await bridge('http on an address').rehost(await drawn(cat(20)).png().toBuffer());
				await bridge().send(ann.jid, url, url);
				return url;
			},
		},
	];
}

/** What Bob uploads and posts, as Conversations does. */
export function uploadMessages(poster: Poster): XmppDemoMessage[] {
	const photo = drawn(tea(0.6)).jpeg();
	return [
		{
			about: 'an upload (XEP-0363), sent as an attachment (XEP-0066)',
			expected: 'picture',
			async post() {
				const url = await poster.upload('Tee für alle.jpg', await photo.toBuffer());
				await poster.post(url, url);
				return url;
			},
		},
		{
			about: 'an encrypted upload (XEP-0454)',
			expected: 'picture',
			async post() {
				const { bytes, fragment } = await encrypted(await drawn(cat(5)).resize(256).png().toBuffer());
				const url = (await poster.upload('secret.png', bytes)).replace('https', 'aesgcm');
				await poster.post(`${url}#${fragment}`);
				return url;
			},
		},
		{
			about: 'an upload that is no picture',
			expected: 'link',
			async post() {
				const url = await poster.upload('minutes.txt', Buffer.from('Nobody was late.\n'.repeat(20)));
				await poster.post(`The minutes: ${url}`);
				return url;
			},
		},
	];
}
