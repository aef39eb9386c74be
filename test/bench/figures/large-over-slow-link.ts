import { setTimeout as wait } from 'node:timers/promises';
import { openChat } from '../chats';
import { inTurns, ratioRow, type Figure, type Setting } from '../figure';
import { largeJpeg } from '../pictures';

const rounds = 4;
const aboutBytes = 5_000_000;
const bitsPerSecond = 20_000_000;
const stepMilliseconds = 10;
const path = '/large.jpg';

/** A photograph from a server that sends no faster than a usual line takes. */
export const largeOverSlowLink: Figure = {
	id: 'large',
	title: 'Message inserted → picture on screen, 12 MP JPEG of 5 MB over 20 Mbit/s',
	async measure(setting) {
		setting.say('making the picture');
		const jpeg = await largeJpeg(aboutBytes);
		serveSlowly(setting, jpeg);
		const chat = await openChat(setting, setting.withUs);
		const address = (round: number, who: string): string => setting.server.url('a.img.test', `${path}?${who}${round}`);
		await chat.post('link', address(0, 'warm'));
		const measured = await inTurns(
			rounds,
			(round) => {
				setting.say(`round ${round + 1} of ${rounds}`);
				return chat.post('link', address(round, 'link'));
			},
			(round) => chat.post('image', address(round, 'image')),
		);
		await chat.close();
		const named = { name: 'message → picture, 12 MP over 20 Mbit/s', against: '<img src>', unit: 'ms', goal: 1.1 };
		return [ratioRow({ ...named, note: `A JPEG of ${jpeg.length} bytes.` }, measured.ours, measured.base)];
	},
};

function serveSlowly({ server }: Setting, file: Buffer): void {
	server.on(path, (_request, response) => {
		response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': file.length, 'cache-control': 'no-store' });
		const since = performance.now();
		const send = async (): Promise<void> => {
			for (let sent = 0; sent < file.length && !response.destroyed;) {
				// By the clock, so that timers that come late make it no slower.
				const due = Math.min(file.length, Math.round(((performance.now() - since) / 1000) * (bitsPerSecond / 8)));
				response.write(file.subarray(sent, due));
				sent = due;
				await wait(stepMilliseconds);
			}
			response.end();
		};
		void send();
	});
}
