import { beforeEach, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerChats } from '../../../src/messages/answer-chats';
import { chatPortName } from '../../../src/messages/from-worker';
import type { ShownPicture } from '../../../src/shared/shown-picture';
import type { Ask } from '../../../src/resolve/job';
import type { SitePolicy } from '../../../src/settings/site-policy';
import type { Result } from '../../../src/shared/result';
import { usualLook } from '../../../src/show/host';
import { withResolvers } from '../with-resolvers';
import { arrived, portPair, senderAt, type FakePort } from './fake-ports';

export const chat = 'https://chat.example/room';
export const question = {
	type: 'resolve',
	id: 1,
	url: 'https://a.org/b.png',
	fresh: true,
	asked: false,
	size: 'thumbnail',
	devicePixelRatio: 2,
};

/** What the worker is made of in a test, and what it has done. */
export interface Answering {
	policy: SitePolicy | undefined;
	/** How often the policy cannot be told. */
	failures: number;
	asks: { readonly ask: Ask; readonly signal: AbortSignal; readonly answer: PromiseWithResolvers<Result<ShownPicture>> }[];
	served: number[];
	/** The content script's end of a connection from a sender. */
	connected(sender?: Browser.runtime.MessageSender, name?: string): Promise<FakePort>;
}

/** Answers chats anew before each test of a file. */
export function setUpAnswering(): Answering {
	let connect: (port: FakePort) => void = () => {};
	const answering: Answering = {
		policy: undefined,
		failures: 0,
		asks: [],
		served: [],
		async connected(sender = senderAt(chat), name = chatPortName) {
			const [page, worker] = portPair(name, sender);
			connect(worker);
			await arrived();
			return page;
		},
	};
	beforeEach(() => {
		answering.policy = { host: 'chat.example', mode: 'on', plainHttp: false, privateHosts: ['nas.lan'] };
		answering.failures = 0;
		answering.asks = [];
		answering.served = [];
		vi.spyOn(fakeBrowser.runtime.onConnect, 'addListener').mockImplementation((callback: (port: Browser.runtime.Port) => void) => {
			connect = callback;
		});
		answerChats({
			resolver: {
				resolve(ask, signal) {
					const answer = withResolvers<Result<ShownPicture>>();
					answering.asks.push({ ask, signal, answer });
					return answer.promise;
				},
			},
			async policyFor() {
				if (answering.failures === 0) return answering.policy;
				answering.failures -= 1;
				throw new Error('The storage did not answer');
			},
			lookFor: () => Promise.resolve(usualLook),
			picturePolicy: () =>
				Promise.resolve({ mappings: [], pagePictures: false, pictureHosts: {}, maximumBytes: 99, linksWithoutName: 'probe' }),
			now: () => 1_800_000_000_000,
			onServing: (tabId) => void answering.served.push(tabId),
			onPicture: () => {},
		});
	});
	return answering;
}

/** What the content script is answered to messages, without the policy that comes first. */
export async function answersTo(page: FakePort, ...messages: unknown[]): Promise<unknown[]> {
	const before = page.received.length;
	for (const message of messages) page.postMessage(message);
	await arrived();
	return page.received.slice(before);
}
