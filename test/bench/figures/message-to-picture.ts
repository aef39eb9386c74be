import { openChat, teach, type BenchChat } from '../chats';
import { inTurns, ratioRow, type Figure, type Row, type Setting } from '../figure';
import { smallPng } from '../pictures';

const hosts = ['a.img.test', 'b.img.test', 'c.img.test'];
/** In a tab; it loads no more unasked in a minute. */
const measurementsPerTab = 15;
const tabs = 3;
const sleeps = 8;

/** From the moment a message is put in until its picture is painted, and the same of an `<img>` in a message. */
export const messageToPicture: Figure = {
	id: 'picture',
	title: 'Message inserted → picture on screen, 20 KB PNG',
	async measure(setting) {
		const png = await smallPng();
		const address = teach(setting, '/small.png', png, 'image/png');
		const ofRound = (round: number): string => address(hosts[round % hosts.length] ?? '');
		const awake = { ours: [] as number[], base: [] as number[] };
		const cached = { ours: [] as number[], base: [] as number[] };
		for (let tab = 0; tab < tabs; tab += 1) {
			setting.say(`worker awake, and from the cache: tab ${tab + 1} of ${tabs}`);
			const chat = await warmChat(setting, ofRound);
			const posted: string[] = [];
			const one = await inTurns(
				measurementsPerTab,
				async (round) => {
					const url = ofRound(round);
					posted.push(url);
					return chat.post('link', url);
				},
				(round) => chat.post('image', ofRound(round)),
			);
			await chat.clear();
			const again = await inTurns(
				measurementsPerTab,
				(round) => chat.post('link', posted[round] ?? ''),
				(round) => chat.post('image', ofRound(round)),
			);
			for (const which of ['ours', 'base'] as const) {
				awake[which].push(...one[which]);
				cached[which].push(...again[which]);
			}
			await chat.close();
		}
		const asleep = await measureAsleep(setting, ofRound);
		const row = (name: string, goal: number, { ours, base }: typeof awake): Row =>
			ratioRow({ name: `message → picture, ${name}`, against: '<img src>', unit: 'ms', goal }, ours, base);
		return [row('worker awake', 1.5, awake), row('worker asleep', 4, asleep), row('from the cache', 0.8, cached)];
	},
};

async function measureAsleep(setting: Setting, ofRound: (round: number) => string): Promise<{ ours: number[]; base: number[] }> {
	const chat = await warmChat(setting, ofRound);
	const measured = await inTurns(
		sleeps,
		async (round) => {
			setting.say(`worker asleep: ${round + 1} of ${sleeps}`);
			await setting.withUs.stopWorker();
			return chat.post('link', ofRound(round));
		},
		(round) => chat.post('image', ofRound(round)),
	);
	await chat.close();
	return measured;
}

/** A chat whose connections to all hosts are open. */
async function warmChat(setting: Setting, ofRound: (round: number) => string): Promise<BenchChat> {
	const chat = await openChat(setting, setting.withUs);
	for (let round = 0; round < hosts.length; round += 1) {
		await chat.post('link', ofRound(round));
		await chat.post('image', ofRound(round));
	}
	return chat;
}
