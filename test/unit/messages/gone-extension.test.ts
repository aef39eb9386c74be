import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failure } from '../../../src/shared/result';
import { always, connection, request, setUpConnection, told, worker } from './connection';
import { arrived } from './fake-ports';

const ownId = fakeBrowser.runtime.id;

setUpConnection();
afterEach(() => {
	Reflect.set(fakeBrowser.runtime, 'id', ownId);
});

describe('an extension that is gone', () => {
	test.each([
		['has no id', () => Reflect.set(fakeBrowser.runtime, 'id', undefined)],
		[
			'cannot be connected to',
			() =>
				vi.spyOn(fakeBrowser.runtime, 'connect').mockImplementation(() => {
					throw new Error('Extension context invalidated.');
				}),
		],
	])('%s: that is told, once, and nothing is thrown', async (_, remove) => {
		remove();
		expect(await connection.resolve(request, always)).toEqual(failure('cancelled'));
		expect(await connection.resolve(request, always)).toEqual(failure('cancelled'));
		connection.askPolicy();
		expect(told).toEqual(['lost']);
	});

	test('has its id for a moment longer than its ports: that is noticed after it', async () => {
		connection.askPolicy();
		worker().postMessage({ type: 'policy', mode: 'on' });
		await arrived();
		vi.useFakeTimers();
		worker().disconnect();
		await vi.advanceTimersByTimeAsync(0);
		Reflect.set(fakeBrowser.runtime, 'id', undefined);
		expect(told).toEqual(['on']);
		await vi.advanceTimersByTimeAsync(1000);
		expect(told).toEqual(['on', 'lost']);
		vi.useRealTimers();
	});

	test('while its worker slept is noticed when it is looked for, and not before', () => {
		connection.look();
		expect(told).toEqual([]);
		Reflect.set(fakeBrowser.runtime, 'id', undefined);
		connection.look();
		connection.look();
		expect(told).toEqual(['lost']);
	});

	test('ends what was asked', async () => {
		const result = connection.resolve(request, always);
		await arrived();
		Reflect.set(fakeBrowser.runtime, 'id', undefined);
		worker().disconnect();
		expect(await result).toEqual(failure('cancelled'));
		expect(told).toEqual(['lost']);
	});
});
