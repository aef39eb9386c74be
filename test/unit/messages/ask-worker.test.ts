import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { chatPortName } from '../../../src/messages/from-worker';
import { failure, success } from '../../../src/shared/result';
import type { ShownPicture } from '../../../src/shared/shown-picture';
import { always, connection, life, request, setUpConnection, told, worker, workers } from './connection';
import { arrived } from './fake-ports';

const shown: ShownPicture = { blob: new Blob(['x']), width: 9, height: 9, look: 'picture', animated: false };

setUpConnection();

describe('a content script', () => {
	test('opens no connection before it needs one', () => {
		expect(workers).toEqual([]);
	});

	test('asks, and is answered, in whatever order', async () => {
		const one = connection.resolve(request, always);
		const two = connection.resolve({ ...request, asked: true }, always);
		await arrived();
		expect(worker().received).toEqual([
			{ type: 'resolve', id: 0, ...request },
			{ type: 'resolve', id: 1, ...request, asked: true },
		]);
		worker().postMessage({ type: 'resolved', id: 1, result: failure('too-large', { bytes: 9 }) });
		worker().postMessage({ type: 'resolved', id: 0, result: success(shown) });
		expect(await two).toEqual(failure('too-large', { bytes: 9 }));
		expect(await one).toMatchObject({ ok: true, value: { width: 9 } });
		expect(fakeBrowser.runtime.connect).toHaveBeenCalledExactlyOnceWith({ name: chatPortName });
	});

	test('asks for its policy, and is told whenever it comes', async () => {
		connection.askPolicy();
		await arrived();
		expect(workers.length).toBe(1);
		worker().postMessage({ type: 'policy', mode: 'on' });
		worker().postMessage({ type: 'policy', mode: 'off' });
		await arrived();
		expect(told).toEqual(['on', 'off']);
	});

	test('asks for its policy anew without giving up what it has asked', async () => {
		const result = connection.resolve(request, always);
		connection.askPolicy();
		await arrived();
		expect(worker().received).toMatchObject([{ type: 'resolve' }, { type: 'policy' }]);
		worker().postMessage({ type: 'resolved', id: 0, result: failure('gone') });
		expect(await result).toEqual(failure('gone'));
	});
});

describe('who does not wait any more', () => {
	test('is told so at once, and so is the worker', async () => {
		const asking = new AbortController();
		const result = connection.resolve(request, asking.signal);
		asking.abort();
		expect(await result).toEqual(failure('cancelled'));
		await arrived();
		expect(worker().received.at(-1)).toEqual({ type: 'cancel', ids: [0] });
		worker().postMessage({ type: 'resolved', id: 0, result: success(shown) });
		await arrived();
	});

	test('is told with all who go at the same time, and again the next time', async () => {
		const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
		for (const asking of [first, second, third]) void connection.resolve(request, asking.signal);
		first.abort();
		second.abort();
		await arrived();
		third.abort();
		await arrived();
		expect(worker().received.slice(3)).toEqual([
			{ type: 'cancel', ids: [0, 1] },
			{ type: 'cancel', ids: [2] },
		]);
	});

	test('asks nothing', async () => {
		expect(await connection.resolve(request, AbortSignal.abort())).toEqual(failure('cancelled'));
		expect(workers).toEqual([]);
	});

	test('after the answer tells the worker nothing', async () => {
		const asking = new AbortController();
		const result = connection.resolve(request, asking.signal);
		await arrived();
		worker().postMessage({ type: 'resolved', id: 0, result: failure('gone') });
		await result;
		asking.abort();
		await arrived();
		expect(worker().received.length).toBe(1);
	});

	test('is every asker when the page is done with us', async () => {
		const results = [connection.resolve(request, always), connection.resolve(request, always)];
		await arrived();
		life.abort();
		expect(await Promise.all(results)).toEqual([failure('cancelled'), failure('cancelled')]);
		expect(worker().isOpen()).toBe(false);
		expect(await connection.resolve(request, always)).toEqual(failure('cancelled'));
		connection.askPolicy();
		await arrived();
		expect(workers.length).toBe(1);
		expect(told).toEqual([]);
	});
});

describe('THREAT 31: a worker that falls asleep', () => {
	test('is woken for the next question', async () => {
		connection.askPolicy();
		worker().postMessage({ type: 'policy', mode: 'on' });
		await arrived();
		worker().disconnect();
		await arrived();
		expect(workers.length).toBe(1);
		void connection.resolve(request, always);
		await arrived();
		expect(workers.length).toBe(2);
		expect(worker().received).toMatchObject([{ id: 0 }]);
	});

	test('before it has told its policy is woken to tell it, but not for ever', async () => {
		connection.askPolicy();
		worker().disconnect();
		await arrived();
		expect(workers.length).toBe(2);
		worker().postMessage({ type: 'policy', mode: 'on' });
		await arrived();
		connection.askPolicy();
		while (worker().isOpen()) {
			worker().disconnect();
			await arrived();
		}
		expect(workers.length).toBe(5);
	});

	test('is no news for the page’s console: why it has gone is looked at', async () => {
		const look = vi.fn<() => unknown>();
		Object.defineProperty(fakeBrowser.runtime, 'lastError', { configurable: true, get: look });
		connection.askPolicy();
		worker().disconnect();
		await arrived();
		expect(look).toHaveBeenCalled();
		Reflect.deleteProperty(fakeBrowser.runtime, 'lastError');
	});

	test('over a question is asked again', async () => {
		const result = connection.resolve(request, always);
		await arrived();
		worker().disconnect();
		await arrived();
		expect(worker(1).received).toEqual([{ type: 'resolve', id: 0, ...request }]);
		worker(1).postMessage({ type: 'resolved', id: 0, result: failure('gone') });
		expect(await result).toEqual(failure('gone'));
	});

	test('over the same question again and again is not asked for ever', async () => {
		const result = connection.resolve(request, always);
		await arrived();
		while (worker().isOpen()) {
			worker().disconnect();
			await arrived();
		}
		expect(await result).toEqual(failure('failed'));
		expect(workers.length).toBe(4);
	});
});

test.each([
	null,
	{ type: 'resolved', id: 0 },
	{ type: 'resolved', id: 0, result: success({ ...shown, blob: {} }) },
	{ type: 'policy', mode: 'always' },
	{ type: 'resolved', id: 99, result: failure('gone') },
])('a worker of another version that says %j is not understood', async (message) => {
	const settled = vi.fn<() => void>();
	void connection.resolve(request, always).then(settled);
	await arrived();
	worker().postMessage(message);
	await arrived();
	expect(settled).not.toHaveBeenCalled();
	expect(told).toEqual([]);
});
