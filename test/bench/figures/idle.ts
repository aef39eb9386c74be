import { setTimeout as wait } from 'node:timers/promises';
import type { BareChromium } from '../bare-chromium';
import { openChat, teach } from '../chats';
import { differenceRow, valueRow, type Figure, type Setting } from '../figure';
import { smallPng } from '../pictures';
import { browserProcessorMilliseconds } from '../processes';

const settleMilliseconds = 5000;
const quietMilliseconds = 15_000;
const rounds = 2;
const sleepPatienceMilliseconds = 60_000;
const pollMilliseconds = 1000;

/** What a chat costs in which nothing happens. */
export const idle: Figure = {
	id: 'idle',
	title: 'A quiet chat with a picture: processor time, and whether the worker sleeps',
	async measure(setting) {
		const address = teach(setting, '/idle.png', await smallPng(), 'image/png');
		const chats = await Promise.all([openChat(setting, setting.withUs), openChat(setting, setting.without)]);
		const [withUs, without] = chats;
		await withUs.post('link', address('a.img.test'));
		await without.post('image', address('a.img.test'));
		const since = Date.now();
		await wait(settleMilliseconds);
		const ours: number[] = [];
		const base: number[] = [];
		for (let round = 0; round < rounds; round += 1) {
			setting.say(`round ${round + 1} of ${rounds}`);
			// Both at the same time: what else the machine does is the same for both.
			const before = [setting.withUs, setting.without].map(processorMilliseconds);
			await wait(quietMilliseconds);
			const after = [setting.withUs, setting.without].map(processorMilliseconds);
			const [one = 0, other = 0] = after.map((milliseconds, index) => milliseconds - (before[index] ?? 0));
			ours.push((one / quietMilliseconds) * 60_000);
			base.push((other / quietMilliseconds) * 60_000);
		}
		setting.say('waiting for the worker to sleep');
		const slept = await secondsUntilAsleep(setting, since);
		await Promise.all(chats.map((chat) => chat.close()));
		const note = 'Of all processes of the browser; the clock counts in steps of 10 ms.';
		return [
			differenceRow({ name: 'processor time in a quiet minute', against: 'no extension', unit: 'ms', note }, ours, base),
			valueRow({ name: 'the worker sleeps after', against: '', unit: 's', goal: 45 }, [slept]),
		];
	},
};

function processorMilliseconds({ processId }: BareChromium): number {
	return browserProcessorMilliseconds(processId);
}

/** Since the last thing that happened; for ever where it does not within a minute. */
async function secondsUntilAsleep({ withUs }: Setting, since: number): Promise<number> {
	while (Date.now() - since < sleepPatienceMilliseconds) {
		if (!(await withUs.isWorkerAwake())) return (Date.now() - since) / 1000;
		await wait(pollMilliseconds);
	}
	return Number.POSITIVE_INFINITY;
}
