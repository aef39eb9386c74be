import type { BareChromium } from '../bare-chromium';
import { openChat, teach } from '../chats';
import { inTurns, ratioRow, type Figure, type Setting } from '../figure';
import { mainThreadMilliseconds } from '../main-thread';
import { smallPng } from '../pictures';

const messages = 10_000;
const perFrame = 50;
const every = 5;
const rounds = 3;

/** What the page's own thread does while a long conversation comes in. */
export const mainThreadTime: Figure = {
	id: 'main-thread',
	title: 'Main-thread time, 10,000 messages inserted, 2,000 with links',
	async measure(setting) {
		const address = teach(setting, '/many.png', await smallPng(), 'image/png');
		// Until we are on there: the first tab of a browser that has just started may be quicker than the extension in it.
		const first = await openChat(setting, setting.withUs);
		await first.post('link', address('m0.img.test'));
		await first.close();
		const insert = async (browser: BareChromium, round: number): Promise<number> => {
			setting.say(`round ${round + 1} of ${rounds}, ${browser === setting.withUs ? 'with' : 'without'}`);
			return insertMany(
				setting,
				browser,
				Array.from({ length: messages / every }, (_, index) => address(`m${index % 50}.img.test`)),
			);
		};
		const { ours, base } = await inTurns(
			rounds,
			(round) => insert(setting.withUs, round),
			(round) => insert(setting.without, round),
		);
		return [ratioRow({ name: `main thread, ${messages} messages`, against: 'no extension', unit: 'ms', goal: 1.1 }, ours, base)];
	},
};

async function insertMany(setting: Setting, browser: BareChromium, addresses: readonly string[]): Promise<number> {
	const chat = await openChat(setting, browser);
	const milliseconds = await mainThreadMilliseconds(chat.page, () => chat.many(messages, perFrame, every, addresses));
	await chat.close();
	return milliseconds;
}
