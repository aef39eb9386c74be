import { openChat } from '../chats';
import { valueRow, ratioRow, type Figure, type Row, type Setting } from '../figure';
import { ourCalls } from '../our-share';

const perFrame = 500;
const every = 5;
const sizes = [1000, 10_000, 100_000];
const rounds: Readonly<Record<number, number>> = { 1000: 5, 10_000: 2, 100_000: 1 };

/** What a message costs of our own, in conversations of several lengths. */
export const growth: Figure = {
	id: 'growth',
	title: 'How our cost grows: 1,000 → 10,000 → 100,000 messages',
	async measure(setting) {
		const costs = new Map<number, number[]>();
		const longest: number[] = [];
		for (const size of sizes) {
			const measured: number[] = [];
			for (let round = 0; round < (rounds[size] ?? 1); round += 1) {
				setting.say(`${size} messages`);
				const calls = await insertMany(setting, size);
				measured.push(calls.reduce((sum, milliseconds) => sum + milliseconds, 0) / size);
				longest.push(calls.reduce((most, milliseconds) => Math.max(most, milliseconds), 0));
			}
			costs.set(
				size,
				measured.map((milliseconds) => milliseconds * 1000),
			);
		}
		const base = costs.get(1000) ?? [];
		const middle = base.toSorted((one, other) => one - other)[Math.floor(base.length / 2)] ?? 0;
		const rows = sizes.map((size): Row => {
			const ours = costs.get(size) ?? [];
			const named = { name: `ours a message, of ${size}`, unit: 'µs' };
			if (size === 1000) return valueRow({ ...named, against: '' }, ours);
			return ratioRow(
				{ ...named, against: 'of 1000', goal: 1.2 },
				ours,
				ours.map(() => middle),
			);
		});
		return [...rows, valueRow({ name: 'our longest call meanwhile', against: '', unit: 'ms' }, longest)];
	},
};

async function insertMany(setting: Setting, count: number): Promise<number[]> {
	const chat = await openChat(setting, setting.withUs);
	// Pages that are no pictures: what is measured is finding, in a conversation of any length.
	const addresses = Array.from({ length: 1000 }, (_, index) => setting.server.url('page.test', `/article/${index}`));
	const calls = await ourCalls(setting.withUs, () => chat.many(count, perFrame, every, addresses));
	await chat.close();
	return calls;
}
