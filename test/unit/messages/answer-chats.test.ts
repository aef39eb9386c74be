import { describe, expect, test, vi } from 'vitest';
import { chatPortName } from '../../../src/messages/from-worker';
import type { ShownPicture } from '../../../src/shared/shown-picture';
import { maximumPortsPerFrame } from '../../../src/shared/limits';
import { failure, success } from '../../../src/shared/result';
import { usualLook } from '../../../src/show/host';
import { hintsFor } from '../../../src/sites/find-site';
import { answersTo, chat, question, setUpAnswering } from './answering';
import { arrived, senderAt } from './fake-ports';

const shown: ShownPicture = { blob: new Blob(['x']), width: 9, height: 9, look: 'picture', animated: false };
const at = setUpAnswering();

describe('who connects', () => {
	test.each(['on', 'ask'] as const)('is told that the site is %s, and what is known of its markup', async (mode) => {
		at.policy = at.policy && { ...at.policy, mode };
		expect((await at.connected()).received).toEqual([{ type: 'policy', mode, hints: hintsFor('chat.example'), look: usualLook }]);
		expect(at.served).toEqual([7]);
	});

	test('is told that the site is off, and nothing else', async () => {
		at.policy = at.policy && { ...at.policy, mode: 'off' };
		expect((await at.connected()).received).toEqual([{ type: 'policy', mode: 'off' }]);
		expect(at.served).toEqual([]);
	});

	test('is told that a site without a policy is off', async () => {
		at.policy = undefined;
		expect((await at.connected()).received).toEqual([{ type: 'policy', mode: 'off' }]);
		expect(at.served).toEqual([]);
	});

	test('may ask for the policy anew', async () => {
		const page = await at.connected();
		at.policy = undefined;
		expect(await answersTo(page, { type: 'policy' })).toEqual([{ type: 'policy', mode: 'off' }]);
	});

	test.each([
		['under another name', senderAt(chat), 'other'],
		['from another extension', senderAt(chat, { id: 'another-extension' }), chatPortName],
		['from nobody known', {}, chatPortName],
		['from a page of ours, which is in no tab', { id: 'test-extension-id', url: chat }, chatPortName],
		['from no URL', senderAt('no URL'), chatPortName],
	])('%s is not served', async (_, sender, name) => {
		const page = await at.connected(sender, name);
		expect(page.isOpen()).toBe(false);
		expect(page.received).toEqual([]);
	});
});

describe('a policy that cannot be told', () => {
	test('ends the port, with what was asked over it, so that its script opens another', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		const page = await at.connected();
		await answersTo(page, question);
		at.failures = 1;
		await answersTo(page, { type: 'policy' });
		expect(page.isOpen()).toBe(false);
		expect(at.asks[0]?.signal.aborted).toBe(true);
		expect(log).toHaveBeenCalledTimes(1);
		expect((await at.connected()).received).toMatchObject([{ type: 'policy', mode: 'on' }]);
	});

	test('takes no port’s place in its frame for good', async () => {
		vi.spyOn(console, 'error').mockImplementation(() => {});
		at.failures = maximumPortsPerFrame;
		for (let opened = 0; opened < maximumPortsPerFrame; opened += 1) expect((await at.connected()).isOpen()).toBe(false);
		expect((await at.connected()).isOpen()).toBe(true);
	});
});

describe('a question', () => {
	test('is asked for the chat that the browser says, with what it is allowed', async () => {
		await answersTo(await at.connected(), question);
		expect(at.asks.map(({ ask }) => ask)).toEqual([
			{
				url: new URL(question.url),
				lead: { url: new URL(question.url), direct: new URL(question.url), form: 'file', expects: 'picture' },
				leadOptions: { mappings: [], pagePictures: false },
				context: { chatUrl: new URL(chat), allowedPrivateHosts: ['nas.lan'], pictureHosts: {} },
				tabId: 7,
				isIncognito: false,
				fresh: true,
				asked: false,
				maximumBytes: 99,
				size: 'thumbnail',
				devicePixelRatio: 2,
			},
		]);
	});

	test('is answered with a picture, or a reason', async () => {
		const page = await at.connected();
		await answersTo(page, question, { ...question, id: 2 });
		at.asks[1]?.answer.resolve(failure('gone'));
		await arrived();
		at.asks[0]?.answer.resolve(success(shown));
		await arrived();
		expect(page.received.slice(1)).toMatchObject([
			{ type: 'resolved', id: 2, result: { ok: false, reason: 'gone' } },
			{ type: 'resolved', id: 1, result: { ok: true, value: { width: 9 } } },
		]);
	});

	test.each(['', 'no URL', 'https://', '/b.png'])('for %j is refused', async (url) => {
		expect(await answersTo(await at.connected(), { ...question, url })).toMatchObject([{ result: { reason: 'address-invalid' } }]);
		expect(at.asks).toEqual([]);
	});

	test('on a site that at.asks first is refused unless the person asked', async () => {
		at.policy = at.policy && { ...at.policy, mode: 'ask' };
		const page = await at.connected();
		expect(await answersTo(page, question)).toMatchObject([{ result: { reason: 'ask-first' } }]);
		await answersTo(page, { ...question, id: 2, asked: true });
		expect(at.asks.length).toBe(1);
	});

	test('is refused when the site was turned off meanwhile', async () => {
		const page = await at.connected();
		at.policy = at.policy && { ...at.policy, mode: 'off' };
		expect(await answersTo(page, question)).toMatchObject([{ result: { reason: 'cancelled' } }]);
		at.policy = undefined;
		expect(await answersTo(page, { ...question, asked: true })).toMatchObject([{ result: { reason: 'cancelled' } }]);
		expect(at.asks).toEqual([]);
	});

	test('is answered also where answering fails', async () => {
		const logged = vi.spyOn(console, 'error').mockReturnValue();
		const page = await at.connected();
		await answersTo(page, question);
		at.asks[0]?.answer.reject(new Error('A bug'));
		await arrived();
		expect(page.received.slice(1)).toEqual([{ type: 'resolved', id: 1, result: failure('failed') }]);
		expect(logged).toHaveBeenCalledWith('Vignette:', new Error('A bug'));
	});
});

describe('a question that nobody waits for any more', () => {
	test('is given up, and not answered', async () => {
		const page = await at.connected();
		expect(await answersTo(page, question, { type: 'cancel', ids: [1] })).toEqual([]);
		expect(at.asks[0]?.signal.aborted).toBe(true);
		at.asks[0]?.answer.resolve(failure('cancelled'));
		await arrived();
		expect(page.received.length).toBe(1);
	});

	test('is given up when its page goes', async () => {
		const page = await at.connected();
		await answersTo(page, question, { ...question, id: 2 });
		page.disconnect();
		await arrived();
		expect(at.asks.map(({ signal }) => signal.aborted)).toEqual([true, true]);
		at.asks[0]?.answer.resolve(failure('cancelled'));
		await arrived();
		expect(page.received.length).toBe(1);
	});

	test('that never was is nothing', async () => {
		expect(await answersTo(await at.connected(), { type: 'cancel', ids: [9] })).toEqual([]);
	});
});
