import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { usualLook } from '../../../src/show/host';
import { answerChats } from '../../../src/messages/answer-chats';
import { chatPortName } from '../../../src/messages/from-worker';
import type { ShownPicture } from '../../../src/shared/shown-picture';
import type { Ask } from '../../../src/resolve/job';
import type { PicturePolicy } from '../../../src/settings/current-policy';
import type { SitePolicy } from '../../../src/settings/site-policy';
import { failure, type Result } from '../../../src/shared/result';
import { withResolvers } from '../with-resolvers';
import { arrived, portPair, senderAt, type FakePort } from './fake-ports';

const question = { type: 'resolve', id: 1, url: 'https://a.org/b.png', fresh: true, asked: false, size: 'thumbnail', devicePixelRatio: 2 };

let policy: SitePolicy;
let pictures: PicturePolicy;
let asks: { readonly ask: Ask; readonly answer: PromiseWithResolvers<Result<ShownPicture>> }[] = [];
let connect: (port: FakePort) => void = () => {};

beforeEach(() => {
	policy = { host: 'chat.example', mode: 'on', plainHttp: false, privateHosts: [] };
	pictures = { mappings: [], pagePictures: false, pictureHosts: {}, maximumBytes: 99, linksWithoutName: 'probe' };
	asks = [];
	vi.spyOn(fakeBrowser.runtime.onConnect, 'addListener').mockImplementation((callback: (port: Browser.runtime.Port) => void) => {
		connect = callback;
	});
	answerChats({
		resolver: {
			resolve(ask) {
				const answer = withResolvers<Result<ShownPicture>>();
				asks.push({ ask, answer });
				return answer.promise;
			},
		},
		policyFor: () => Promise.resolve(policy),
		lookFor: () => Promise.resolve(usualLook),
		picturePolicy: () => Promise.resolve(pictures),
		now: () => 1_800_000_000_000,
		onServing: () => {},
		onPicture: () => {},
	});
});

/** The content script's end of a connection from a page, whose policy has come. */
async function connected(chat = 'https://chat.example/room'): Promise<FakePort> {
	const [page, worker] = portPair(chatPortName, senderAt(chat));
	connect(worker);
	await arrived();
	page.received.length = 0;
	return page;
}

async function answersTo(page: FakePort, message: unknown): Promise<unknown[]> {
	page.postMessage(message);
	await arrived();
	return page.received;
}

describe('a question', () => {
	test.each([
		['ask-first', 'https://a.org/b.png'],
		['ask-first', 'https://imgur.com/AbCdEf1'],
		['ask-first', 'https://imgur.com/a/AbCdE'],
		['ask-first', 'https://cloud.example.org/s/aB3dE6gH9jK2mN5'],
		['ask-first', 'https://mapped.example/anything'],
		['not-a-picture', 'https://a.org/article'],
		['not-a-picture', 'https://x.com/someone/status/1234567890123456789'],
		['expired', 'https://cdn.discordapp.com/attachments/1/2/a.png?ex=65d903de'],
	])('on a site that asks first is answered %s without any request: %s', async (reason, url) => {
		policy = { ...policy, mode: 'ask' };
		pictures = { ...pictures, mappings: [{ from: 'https://mapped.example/', to: 'https://files.example/' }] };
		const page = await connected();
		expect(await answersTo(page, { ...question, url })).toEqual([{ type: 'resolved', id: 1, result: { ok: false, reason } }]);
		expect(asks).toEqual([]);
	});

	test.each([
		['on', 'never', 'host-blocked'],
		['ask', 'never', 'host-blocked'],
		['on', 'ask', 'ask-first'],
		['ask', 'always', undefined],
		['on', 'always', undefined],
	] as const)('on a site that is %s for a host that is %s is %s', async (mode, hostMode, reason) => {
		policy = { ...policy, mode };
		pictures = { ...pictures, pictureHosts: { 'a.org': hostMode, 'b.a.org': 'never' } };
		const answers = await answersTo(await connected(), question);
		expect(answers).toEqual(reason === undefined ? [] : [{ type: 'resolved', id: 1, result: { ok: false, reason } }]);
		expect(asks.length).toBe(reason === undefined ? 1 : 0);
	});

	test.each([
		['never', 'host-blocked'],
		['ask', 'ask-first'],
	] as const)(
		'for a host that is %s is told so however its name is written, and whoever serves its pictures',
		async (hostMode, reason) => {
			const pictureHosts = { 'a.org': hostMode, 'i.imgur.com': hostMode };
			pictures = { ...pictures, pictureHosts, mappings: [{ from: 'https:', to: 'https://proxy.example/?{url}' }] };
			for (const url of [question.url, 'https://a.org./b.png', 'https://imgur.com/AbCdEf1']) {
				expect(await answersTo(await connected(), { ...question, url })).toMatchObject([{ result: { reason } }]);
			}
			expect(asks).toEqual([]);
			await answersTo(await connected(), { ...question, url: 'https://b.org/c.png' });
			expect(asks.length).toBe(1);
		},
	);

	test('for a host that is always shown waits on an assistant’s site all the same', async () => {
		policy = { ...policy, mode: 'ask' };
		pictures = { ...pictures, pictureHosts: { 'a.org': 'always' } };
		const page = await connected('https://chatgpt.com/c/1');
		expect(await answersTo(page, question)).toEqual([{ type: 'resolved', id: 1, result: failure('ask-first') }]);
	});

	test('for a link that nothing is known of goes nowhere where such links are to be left alone, unless the person asks', async () => {
		pictures = { ...pictures, linksWithoutName: 'leave' };
		const page = await connected();
		const article = { ...question, url: 'https://a.org/article' };
		expect(await answersTo(page, article)).toEqual([{ type: 'resolved', id: 1, result: failure('not-a-picture') }]);
		expect(asks).toEqual([]);
		await answersTo(page, { ...article, asked: true });
		await answersTo(page, { ...question, id: 2 });
		expect(asks.length).toBe(2);
	});

	test('that the person asked is let through where hosts ask, and not where they never show', async () => {
		pictures = { ...pictures, pictureHosts: { 'a.org': 'ask', 'c.org': 'never' } };
		await answersTo(await connected(), { ...question, asked: true });
		expect(asks.map(({ ask }) => ask.context.pictureHosts)).toEqual([{ 'a.org': 'always', 'c.org': 'never' }]);
	});

	test.each([
		['https://a.org/b.png', 'gone'],
		['https://a.org/article', 'not-a-picture'],
		['https://kappa.lol/AbCdE', 'not-a-picture'],
	])('that fails is told only where a picture was promised: %s', async (url, reason) => {
		const page = await connected();
		await answersTo(page, { ...question, url });
		asks[0]?.answer.resolve(failure('gone', { retryAfterMilliseconds: 1000 }));
		await arrived();
		expect(page.received).toEqual([{ type: 'resolved', id: 1, result: { ok: false, reason, retryAfterMilliseconds: 1000 } }]);
	});
});
