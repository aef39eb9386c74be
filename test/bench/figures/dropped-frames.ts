import * as v from 'valibot';
import type { BareChromium } from '../bare-chromium';
import { openChat, teach } from '../chats';
import { differenceRow, inTurns, type Figure, type Setting } from '../figure';
import { smallPng } from '../pictures';

const rounds = 3;
const perSecond = 200;
const seconds = 10;
const every = 5;
const streamed = v.object({ frames: v.number(), dropped: v.number() });

/** Frames that come late while many write at once. */
export const droppedFrames: Figure = {
	id: 'frames',
	title: `Dropped frames at ${perSecond} messages a second, a fifth with links, for ${seconds} s`,
	async measure(setting) {
		const address = teach(setting, '/stream.png', await smallPng(), 'image/png');
		const stream = async (browser: BareChromium, round: number): Promise<number> => {
			setting.say(`round ${round + 1} of ${rounds}, ${browser === setting.withUs ? 'with' : 'without'}`);
			const addresses = Array.from({ length: (perSecond * seconds) / every }, (_, index) => address(`s${index % 50}.img.test`));
			return part(setting, browser, addresses);
		};
		const { ours, base } = await inTurns(
			rounds,
			(round) => stream(setting.withUs, round),
			(round) => stream(setting.without, round),
		);
		return [differenceRow({ name: 'dropped frames, 200 messages/s', against: 'no extension', unit: '%', goal: 1 }, ours, base)];
	},
};

/** Dropped ones, in a hundred. */
async function part(setting: Setting, browser: BareChromium, addresses: readonly string[]): Promise<number> {
	const chat = await openChat(setting, browser);
	const { frames, dropped } = await chat.page.evaluate(
		`bench.stream(${perSecond}, ${seconds}, ${every}, ${JSON.stringify(addresses)})`,
		streamed,
	);
	await chat.close();
	return (100 * dropped) / (frames + dropped);
}
