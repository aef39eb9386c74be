import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { usualLook } from '../../../src/show/host';
import { answerChats } from '../../../src/messages/answer-chats';
import { chatPortName } from '../../../src/messages/from-worker';
import { failure } from '../../../src/shared/result';
import { arrived, portPair, senderAt, type FakePort } from './fake-ports';

const asked: boolean[] = [];
let connect: (port: FakePort) => void = () => {};

beforeEach(() => {
	asked.length = 0;
	vi.spyOn(fakeBrowser.runtime.onConnect, 'addListener').mockImplementation((callback: (port: Browser.runtime.Port) => void) => {
		connect = callback;
	});
	answerChats({
		resolver: {
			async resolve({ isIncognito }) {
				asked.push(isIncognito);
				return failure('gone');
			},
		},
		policyFor: () => Promise.resolve({ host: 'chat.example', mode: 'on', plainHttp: false, privateHosts: [] }),
		lookFor: () => Promise.resolve(usualLook),
		picturePolicy: () =>
			Promise.resolve({ mappings: [], pagePictures: false, pictureHosts: {}, maximumBytes: 99, linksWithoutName: 'probe' }),
		now: () => 1_800_000_000_000,
		onServing: () => {},
		onPicture: () => {},
	});
});

/** The content script's end of a connection from a page of a window. */
async function connected(incognito: boolean): Promise<FakePort> {
	const sender = senderAt('https://chat.example/room');
	const [page, worker] = portPair(chatPortName, { ...sender, ...(sender.tab && { tab: { ...sender.tab, incognito } }) });
	connect(worker);
	await arrived();
	return page;
}

describe('THREAT 34: a private window', () => {
	test('is one by what the browser says', async () => {
		for (const incognito of [true, false]) {
			const page = await connected(incognito);
			page.postMessage({
				type: 'resolve',
				id: 1,
				url: 'https://a.org/b.png',
				fresh: true,
				asked: false,
				size: 'thumbnail',
				devicePixelRatio: 2,
			});
			await arrived();
		}
		expect(asked).toEqual([true, false]);
	});
});
