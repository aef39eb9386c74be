import { describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';
import { keptPictures } from './kept-pictures';

const teal = { r: 0, g: 150, b: 136 };
const pixels = 200 * 100;
/** The browser's own cache is not to answer in place of ours. */
const uncached = { 'cache-control': 'no-store' };

const chat = setUpChat();

async function serve(path: string): Promise<string> {
	chat.at.server.file(path, await plain(teal).png().toBuffer(), 'image/png', uncached);
	return chat.at.picture(path);
}

describe('a picture that was shown', () => {
	it('is shown again from the disk, without a request, after the worker was stopped', async () => {
		const url = await serve('/kept.png');
		const first = await chat.at.openChat();
		await postLink(first, '', url);
		await awaitPixels(first, teal, pixels);
		await expect.poll(() => keptPictures(chat.at.browser)).toMatchObject({ counted: { entries: 1 }, said: { entries: 1 } });
		const page = await chat.at.openChat();
		await chat.at.browser.stopWorker();
		await postLink(page, '', url);
		await awaitPixels(page, teal, pixels);
		expect(chat.at.server.requestsFor('/kept.png')).toHaveLength(1);
	});

	it('leaves no address on the disk', async () => {
		const kept = await keptPictures(chat.at.browser);
		expect(kept?.counted.entries).toBe(1);
		expect(JSON.stringify(kept)).not.toContain('img.test');
	});
});
