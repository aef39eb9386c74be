import * as v from 'valibot';
import { movingSquare, tgs } from '../../fixtures/stickers';
import { openChat, teach } from '../chats';
import { valueRow, type Figure, type Row, type Setting } from '../figure';

const rounds = 5;
const layers = 24;
const seconds = 3;
const framesPerSecond = 60;

const extension = v.object({ targetInfos: v.array(v.object({ type: v.string(), url: v.string() })) });
const counted = v.array(v.object({ name: v.string(), frames: v.number() }));

/** An animated sticker that has to be drawn: as long, as fast and about as full as Telegram's are. */
export const sticker: Figure = {
	id: 'sticker',
	title: `Message inserted → animated sticker on screen, a TGS of ${seconds} s with ${layers} layers`,
	async measure(setting) {
		const address = teach(setting, '/sticker.tgs', fullSticker(), 'application/x-tgsticker');
		const chat = await openChat(setting, setting.withUs);
		await chat.post('link', address('a.img.test'));
		const drawn: number[] = [];
		for (let round = 0; round < rounds; round += 1) {
			setting.say(`round ${round + 1} of ${rounds}`);
			drawn.push(await chat.post('link', address('a.img.test')));
		}
		await chat.close();
		const named = { against: '', note: 'The first, which opens the hidden page, is not counted.' };
		const rate = await framesKept(setting);
		return [
			valueRow({ ...named, name: 'message → animated sticker', unit: 'ms', goal: 2000 }, drawn),
			...rate.map((frames): Row => valueRow({ against: '', name: 'its pace, a frame each', unit: 'ms', goal: 40 }, [1000 / frames])),
		];
	},
};

function fullSticker(): Buffer {
	const frames = seconds * framesPerSecond;
	const square = movingSquare({ r: 20, g: 120, b: 200 });
	const [layer = {}] = square.layers;
	// Each goes on its way to the end, a little behind the one before it: no two frames are alike.
	const all = Array.from({ length: layers }, (_, index) => ({ ...layer, ind: index + 1, op: frames, st: index }));
	const drawing: unknown = JSON.parse(
		JSON.stringify({ ...square, fr: framesPerSecond, op: frames, layers: all }).replaceAll('"t":60', `"t":${frames}`),
	);
	return tgs({ ...v.parse(v.looseObject({}), drawing) });
}

/** How many frames a second the slowest of them has that was kept on disk (`ANMF` chunks, WebP Container Specification). */
async function framesKept({ withUs }: Setting): Promise<number[]> {
	const { targetInfos } = v.parse(extension, await withUs.send('Target.getTargets'));
	const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://'));
	if (!worker) return [];
	const page = await withUs.openPage(new URL('/welcome.html', worker.url).href);
	const all = await page.evaluate(
		`new Promise((resolve, reject) => {
			const opening = indexedDB.open('pictures');
			opening.onerror = () => reject(opening.error);
			opening.onsuccess = () => {
				const reading = opening.result.transaction('pictures').objectStore('pictures').getAll();
				reading.onsuccess = () => {
					opening.result.close();
					resolve(reading.result.filter(({ animated }) => animated).map(({ name, data }) => {
						let frames = 0;
						for (let at = 0; at < data.length - 4; at += 1) {
							if (data[at] === 0x41 && data[at + 1] === 0x4e && data[at + 2] === 0x4d && data[at + 3] === 0x46) frames += 1;
						}
						return { name, frames };
					}));
				};
			};
		})`,
		counted,
	);
	await page.close();
	return all.length === 0 ? [] : [Math.min(...all.map(({ frames }) => frames)) / seconds];
}
