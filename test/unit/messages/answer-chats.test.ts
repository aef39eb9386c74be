import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerChats } from '../../../src/messages/answer-chats';
import { chatPortName } from '../../../src/messages/from-worker';
import type { Ask } from '../../../src/resolve/job';
import type { SitePolicy } from '../../../src/settings/site-policy';
import { failure, success, type Result } from '../../../src/shared/result';
import { hintsFor } from '../../../src/sites/find-site';
import type { ShownPicture } from '../../../src/messages/from-worker';
import { withResolvers } from '../with-resolvers';
import { arrived, portPair, senderAt, type FakePort } from './fake-ports';

const chat = 'https://chat.example/room';
const shown: ShownPicture = { blob: new Blob(['x']), width: 9, height: 9, look: 'picture', animated: false };
const question = { type: 'resolve', id: 1, url: 'https://a.org/b.png', fresh: true, asked: false, size: 'thumbnail', devicePixelRatio: 2 };

let policy: SitePolicy | undefined;
let asks: { readonly ask: Ask; readonly signal: AbortSignal; readonly answer: PromiseWithResolvers<Result<ShownPicture>> }[] = [];
let served: number[] = [];
let connect: (port: FakePort) => void = () => {};

beforeEach(() => {
	policy = { host: 'chat.example', mode: 'on', plainHttp: false, privateHosts: ['nas.lan'] };
	asks = [];
	served = [];
	vi.spyOn(fakeBrowser.runtime.onConnect, 'addListener').mockImplementation((callback: (port: Browser.runtime.Port) => void) => {
		connect = callback;
	});
	answerChats({
		resolver: {
			resolve(ask, signal) {
				const answer = withResolvers<Result<ShownPicture>>();
				asks.push({ ask, signal, answer });
				return answer.promise;
			},
		},
		policyFor: () => Promise.resolve(policy),
		picturePolicy: () => Promise.resolve({ mappings: [], pagePictures: false, pictureHosts: {} }),
		now: () => 1_800_000_000_000,
		onServing: (tabId) => void served.push(tabId),
		onIncognitoGone: () => {},
	});
});
afterEach(() => {
	vi.restoreAllMocks();
});

/** The content script's end of a connection from a sender. */
async function connected(sender = senderAt(chat), name = chatPortName): Promise<FakePort> {
	const [page, worker] = portPair(name, sender);
	connect(worker);
	await arrived();
	return page;
}

/** What the content script is answered to messages, without the policy that comes first. */
async function answersTo(page: FakePort, ...messages: unknown[]): Promise<unknown[]> {
	const before = page.received.length;
	for (const message of messages) page.postMessage(message);
	await arrived();
	return page.received.slice(before);
}

describe('who connects', () => {
	test.each(['on', 'ask'] as const)('is told that the site is %s, and what is known of its markup', async (mode) => {
		policy = policy && { ...policy, mode };
		expect((await connected()).received).toEqual([{ type: 'policy', mode, hints: hintsFor('chat.example') }]);
		expect(served).toEqual([7]);
	});

	test('is told that the site is off, and nothing else', async () => {
		policy = policy && { ...policy, mode: 'off' };
		expect((await connected()).received).toEqual([{ type: 'policy', mode: 'off' }]);
		expect(served).toEqual([]);
	});

	test('is told that a site without a policy is off', async () => {
		policy = undefined;
		expect((await connected()).received).toEqual([{ type: 'policy', mode: 'off' }]);
		expect(served).toEqual([]);
	});

	test('may ask for the policy anew', async () => {
		const page = await connected();
		policy = undefined;
		expect(await answersTo(page, { type: 'policy' })).toEqual([{ type: 'policy', mode: 'off' }]);
	});

	test.each([
		['under another name', senderAt(chat), 'other'],
		['from another extension', senderAt(chat, { id: 'another-extension' }), chatPortName],
		['from nobody known', {}, chatPortName],
		['from a page of ours, which is in no tab', { id: 'test-extension-id', url: chat }, chatPortName],
		['from no URL', senderAt('no URL'), chatPortName],
	])('%s is not served', async (_, sender, name) => {
		const page = await connected(sender, name);
		expect(page.isOpen()).toBe(false);
		expect(page.received).toEqual([]);
	});
});

describe('a question', () => {
	test('is asked for the chat that the browser says, with what it is allowed', async () => {
		await answersTo(await connected(), question);
		expect(asks.map(({ ask }) => ask)).toEqual([
			{
				url: new URL(question.url),
				lead: { url: new URL(question.url), form: 'file', expects: 'picture' },
				leadOptions: { mappings: [], pagePictures: false },
				context: { chatUrl: new URL(chat), allowedPrivateHosts: ['nas.lan'], pictureHosts: {} },
				tabId: 7,
				isIncognito: false,
				fresh: true,
				asked: false,
				size: 'thumbnail',
				devicePixelRatio: 2,
			},
		]);
	});

	test('is answered with a picture, or a reason', async () => {
		const page = await connected();
		await answersTo(page, question, { ...question, id: 2 });
		asks[1]?.answer.resolve(failure('gone'));
		await arrived();
		asks[0]?.answer.resolve(success(shown));
		await arrived();
		expect(page.received.slice(1)).toMatchObject([
			{ type: 'resolved', id: 2, result: { ok: false, reason: 'gone' } },
			{ type: 'resolved', id: 1, result: { ok: true, value: { width: 9 } } },
		]);
	});

	test.each(['', 'no URL', 'https://', '/b.png'])('for %j is refused', async (url) => {
		expect(await answersTo(await connected(), { ...question, url })).toMatchObject([{ result: { reason: 'address-invalid' } }]);
		expect(asks).toEqual([]);
	});

	test('on a site that asks first is refused unless the person asked', async () => {
		policy = policy && { ...policy, mode: 'ask' };
		const page = await connected();
		expect(await answersTo(page, question)).toMatchObject([{ result: { reason: 'ask-first' } }]);
		await answersTo(page, { ...question, id: 2, asked: true });
		expect(asks.length).toBe(1);
	});

	test('is refused when the site was turned off meanwhile', async () => {
		const page = await connected();
		policy = policy && { ...policy, mode: 'off' };
		expect(await answersTo(page, question)).toMatchObject([{ result: { reason: 'cancelled' } }]);
		policy = undefined;
		expect(await answersTo(page, { ...question, asked: true })).toMatchObject([{ result: { reason: 'cancelled' } }]);
		expect(asks).toEqual([]);
	});

	test('is answered also where answering fails', async () => {
		const logged = vi.spyOn(console, 'error').mockReturnValue();
		const page = await connected();
		await answersTo(page, question);
		asks[0]?.answer.reject(new Error('A bug'));
		await arrived();
		expect(page.received.slice(1)).toEqual([{ type: 'resolved', id: 1, result: failure('failed') }]);
		expect(logged).toHaveBeenCalledWith('Vignette:', new Error('A bug'));
	});
});

describe('a question that nobody waits for any more', () => {
	test('is given up, and not answered', async () => {
		const page = await connected();
		expect(await answersTo(page, question, { type: 'cancel', id: 1 })).toEqual([]);
		expect(asks[0]?.signal.aborted).toBe(true);
		asks[0]?.answer.resolve(failure('cancelled'));
		await arrived();
		expect(page.received.length).toBe(1);
	});

	test('is given up when its page goes', async () => {
		const page = await connected();
		await answersTo(page, question, { ...question, id: 2 });
		page.disconnect();
		await arrived();
		expect(asks.map(({ signal }) => signal.aborted)).toEqual([true, true]);
		asks[0]?.answer.resolve(failure('cancelled'));
		await arrived();
		expect(page.received.length).toBe(1);
	});

	test('that never was is nothing', async () => {
		expect(await answersTo(await connected(), { type: 'cancel', id: 9 })).toEqual([]);
	});
});

describe('THREAT 30: a hostile page', () => {
	test.each([
		null,
		'resolve',
		{ ...question, type: 'policy-changed' },
		{ ...question, url: 'x'.repeat(1_000_000) },
		{ ...question, chatUrl: 'https://other.example/' },
		{ ...question, asked: 'yes' },
		{ ...question, id: {} },
		[question],
		new Map([['type', 'resolve']]),
	])('is not answered %j', async (message) => {
		expect(await answersTo(await connected(), message)).toEqual([]);
		expect(asks).toEqual([]);
	});

	test('gets nothing of a prototype’s, and cannot put anything there', async () => {
		const hostile: unknown = JSON.parse(`{ "__proto__": { "polluted": true }, ${JSON.stringify(question).slice(1)}`);
		await answersTo(await connected(), hostile);
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
		expect(asks.every(({ ask }) => !('polluted' in ask))).toBe(true);
	});

	test('that asks the same twice at once is refused the second', async () => {
		expect(await answersTo(await connected(), question, question)).toEqual([{ type: 'resolved', id: 1, result: failure('failed') }]);
		expect(asks.length).toBe(1);
	});

	test('that asks 1,000 questions at once is answered so many, and more when those are answered', async () => {
		const page = await connected();
		const questions = Array.from({ length: 1000 }, (_, id) => ({ ...question, id }));
		const refused = await answersTo(page, ...questions);
		expect(refused.length + asks.length).toBe(1000);
		expect(asks.length).toBe(600);
		expect(refused).toContainEqual({
			type: 'resolved',
			id: 999,
			result: failure('too-many-at-once', { retryAfterMilliseconds: 10_000 }),
		});
		for (const { answer } of asks) answer.resolve(failure('gone'));
		await arrived();
		await answersTo(page, { ...question, id: 2000 });
		expect(asks.length).toBe(601);
	});

	test('takes nothing from another', async () => {
		const [page, other] = [await connected(), await connected(senderAt('https://other.example/'))];
		await answersTo(page, question);
		await answersTo(other, question, { type: 'cancel', id: 1 });
		expect(asks.map(({ ask, signal }) => [ask.context.chatUrl.host, signal.aborted])).toEqual([
			['chat.example', false],
			['other.example', true],
		]);
	});
});
