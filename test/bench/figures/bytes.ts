import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { openChat, teach } from '../chats';
import { valueRow, type Figure, type Setting } from '../figure';
import { smallPng } from '../pictures';

const kilobyte = 1024;
const chunk = Buffer.alloc(8 * kilobyte, 'It says this and that, and goes on. ');
const chunks = 256;
const settleMilliseconds = 2000;

/** What goes over the wire for a picture, and for a link to a page. */
export const bytes: Figure = {
	id: 'bytes',
	title: 'Bytes and requests',
	async measure(setting) {
		const { server, withUs } = setting;
		const png = await smallPng();
		const picture = teach(setting, '/bytes.png', png, 'image/png')('a.img.test');
		const chat = await openChat(setting, withUs);
		const takenByPicture = countBytes(setting, '/counted.png', 'image/png', (write) => write(png));
		await chat.post('link', picture);
		await chat.post('link', server.url('a.img.test', '/counted.png'));
		const requests = server.seen.filter(({ path }) => path.startsWith('/bytes.png')).length;

		const links = ['/page/article', '/page/article.png'].map((path) => {
			const taken = countBytes(setting, path, 'text/html', async (write) => {
				await write(Buffer.from('<!doctype html><html><head><title>Page</title></head><body>'));
				for (let count = 0; count < chunks; count += 1) await write(chunk);
			});
			return { path, taken };
		});
		const urls = links.map(({ path }) => server.url('a.img.test', path));
		await chat.many(urls.length, urls.length, 1, urls);
		await wait(settleMilliseconds);
		await chat.close();
		return [
			valueRow({ name: 'bytes a picture', against: "the file's size", unit: '× file', goal: 1 }, [takenByPicture() / png.length]),
			valueRow({ name: 'requests a picture', against: '', unit: '', goal: 1 }, [requests]),
			...links.map(({ path, taken }) =>
				valueRow({ name: `bytes a link to a page, ${path}`, against: '64 KB', unit: '× 64 KB', goal: 1 }, [
					taken() / (64 * kilobyte),
				]),
			),
		];
	},
};

/** Serves something piece by piece, as fast as it is taken, and counts the body's bytes that were. */
function countBytes(
	{ server }: Setting,
	path: string,
	type: string,
	body: (write: (part: Buffer) => Promise<void>) => Promise<void>,
): () => number {
	let taken = 0;
	server.on(path, (request, response) => {
		response.writeHead(200, { 'content-type': type });
		if (request.method === 'HEAD') {
			response.end();
			return;
		}
		const closed = once(response, 'close');
		void body(async (part) => {
			if (response.destroyed) return;
			// Counted when the system has taken it: how much of it lies in its buffers is not known here.
			const isTaken = new Promise<void>((resolve) => {
				response.write(part, (error) => {
					if (!error) taken += part.length;
					resolve();
				});
			});
			await Promise.race([isTaken, closed]);
		}).then(() => response.end());
	});
	return () => taken;
}
