import { describe, expect, test, vi } from 'vitest';
import { createSharedWork } from '../../../src/resolve/shared-work';

/** Work that a test ends, and that notes its signals. */
function work() {
	const signals: AbortSignal[] = [];
	const endings: { resolve(value: string): void; reject(error: Error): void }[] = [];
	const start = vi.fn<(signal: AbortSignal) => Promise<string>>(
		(signal) =>
			new Promise<string>((resolve, reject) => {
				signals.push(signal);
				endings.push({ resolve, reject });
			}),
	);
	return { signals, endings, start };
}

const always = new AbortController().signal;

describe('THREAT 9: shared work', () => {
	test('is done once for all who ask for the same', async () => {
		const shared = createSharedWork<string>();
		const { start, endings } = work();
		const outcomes = ['a', 'a', 'a'].map((key) => shared.join(key, always, start));
		endings[0]?.resolve('done');
		expect(await Promise.all(outcomes)).toEqual(['done', 'done', 'done']);
		expect(start).toHaveBeenCalledTimes(1);
	});

	test('is done for each key, prototype or not', () => {
		const shared = createSharedWork<string>();
		const { start } = work();
		for (const key of ['a', 'b', '__proto__', 'constructor']) void shared.join(key, always, start);
		expect(start).toHaveBeenCalledTimes(4);
	});

	test('is done anew when it is over', async () => {
		const shared = createSharedWork<string>();
		const { start, endings } = work();
		const first = shared.join('a', always, start);
		endings[0]?.resolve('one');
		expect(await first).toBe('one');
		const second = shared.join('a', always, start);
		endings[1]?.resolve('two');
		expect(await second).toBe('two');
	});

	test('fails for all, and is done anew', async () => {
		const shared = createSharedWork<string>();
		const { start, endings } = work();
		const both = [shared.join('a', always, start), shared.join('a', always, start)];
		endings[0]?.reject(new Error('A bug'));
		for (const outcome of await Promise.allSettled(both))
			expect(outcome).toMatchObject({ status: 'rejected', reason: new Error('A bug') });
		void shared.join('a', always, start);
		expect(start).toHaveBeenCalledTimes(2);
	});

	test('that throws before it begins fails, and is done anew', async () => {
		const shared = createSharedWork<string>();
		const thrower = (): Promise<string> => {
			throw new Error('A bug');
		};
		await expect(shared.join('a', always, thrower)).rejects.toThrow('A bug');
		expect(await shared.join('a', always, () => Promise.resolve('done'))).toBe('done');
	});
});

describe('an asker who goes', () => {
	test('leaves the work to the others', async () => {
		const shared = createSharedWork<string>();
		const { start, endings, signals } = work();
		const controller = new AbortController();
		const first = shared.join('a', controller.signal, start);
		const second = shared.join('a', always, start);
		controller.abort();
		await expect(first).rejects.toBe(controller.signal.reason);
		expect(signals[0]?.aborted).toBe(false);
		endings[0]?.resolve('done');
		expect(await second).toBe('done');
	});

	test('as the last ends the work', async () => {
		const shared = createSharedWork<string>();
		const { start, signals } = work();
		const controllers = [new AbortController(), new AbortController()];
		const outcomes = controllers.map(({ signal }) => shared.join('a', signal, start));
		const settled = Promise.allSettled(outcomes);
		for (const controller of controllers) controller.abort();
		expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(signals[0]?.aborted).toBe(true);
	});

	test('and another who comes in the same moment has the work done for himself', async () => {
		const shared = createSharedWork<string>();
		const { start, endings, signals } = work();
		const controller = new AbortController();
		const gone = Promise.allSettled([shared.join('a', controller.signal, start)]);
		controller.abort();
		const second = shared.join('a', always, start);
		expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
		// The end of what was given up takes nothing from what is under way now.
		endings[0]?.reject(new Error('Aborted'));
		expect(await gone).toMatchObject([{ status: 'rejected', reason: { name: 'AbortError' } }]);
		await new Promise((resolve) => setImmediate(resolve));
		const third = shared.join('a', always, start);
		expect(start).toHaveBeenCalledTimes(2);
		endings[1]?.resolve('done');
		expect(await Promise.all([second, third])).toEqual(['done', 'done']);
	});

	test('after the end ends nothing', async () => {
		const shared = createSharedWork<string>();
		const { start, endings, signals } = work();
		const controller = new AbortController();
		const first = shared.join('a', controller.signal, start);
		endings[0]?.resolve('done');
		await first;
		await new Promise((resolve) => setImmediate(resolve));
		controller.abort();
		expect(signals[0]?.aborted).toBe(false);
	});

	test('before he asks starts nothing', async () => {
		const shared = createSharedWork<string>();
		const { start } = work();
		await expect(shared.join('a', AbortSignal.abort(), start)).rejects.toThrow('aborted');
		expect(start).not.toHaveBeenCalled();
	});
});
