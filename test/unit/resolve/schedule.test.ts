import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createSchedule } from '../../../src/resolve/schedule';
import { maximumRequestsAtOnce, maximumRequestsAtOncePerHost } from '../../../src/shared/limits';

/** Tasks that run until they are told to end. */
function tasks() {
	const started: string[] = [];
	const endings = new Map<string, (failure?: Error) => void>();
	const running = new Set<string>();
	return {
		started,
		running,
		task: (name: string) => () =>
			new Promise<string>((resolve, reject) => {
				started.push(name);
				running.add(name);
				endings.set(name, (failure) => {
					running.delete(name);
					if (failure) reject(failure);
					else resolve(name);
				});
			}),
		end: async (name: string, failure?: Error) => {
			endings.get(name)?.(failure);
			await settled();
		},
	};
}

/** Lets everything happen that does not wait for a timer. */
function settled(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

const always = new AbortController().signal;

describe('THREAT 9: a schedule', () => {
	test('runs a task at once and returns what it returns', async () => {
		expect(await createSchedule().run('a', always, () => Promise.resolve(7))).toBe(7);
	});

	test('runs so many at once for a host, and so many in all', async () => {
		const { started, task } = tasks();
		const schedule = createSchedule();
		for (let host = 0; host < 9; host += 1) {
			for (let index = 0; index < 5; index += 1) void schedule.run(`host ${host}`, always, task(`${host} ${index}`));
		}
		await settled();
		expect(started.length).toBe(maximumRequestsAtOnce);
		expect(started.filter((name) => name.startsWith('0')).length).toBe(maximumRequestsAtOncePerHost);
	});

	test('takes the newest next, of the hosts that have a place', async () => {
		const { started, task, end } = tasks();
		const schedule = createSchedule(2, 1);
		void schedule.run('a', always, task('a1'));
		void schedule.run('b', always, task('b1'));
		for (const name of ['c1', 'b2', 'a2', 'a3']) void schedule.run(name[0] ?? '', always, task(name));
		await settled();
		await end('b1');
		expect(started).toEqual(['a1', 'b1', 'b2']);
		await end('a1');
		await end('b2');
		await end('a3');
		await end('a2');
		expect(started).toEqual(['a1', 'b1', 'b2', 'a3', 'c1', 'a2']);
	});

	test('gives a place back also when a task fails', async () => {
		const { started, task, end } = tasks();
		const schedule = createSchedule(1, 1);
		const first = schedule.run('a', always, task('1'));
		void schedule.run('a', always, task('2'));
		await settled();
		const failing = Promise.allSettled([first]);
		await end('1', new Error('A bug'));
		expect(await failing).toMatchObject([{ status: 'rejected', reason: new Error('A bug') }]);
		expect(started).toEqual(['1', '2']);
	});

	test('gives a place back also when a task throws before it begins', async () => {
		const schedule = createSchedule(1, 1);
		const thrower = (): Promise<void> => {
			throw new Error('A bug');
		};
		await expect(schedule.run('a', always, thrower)).rejects.toThrow('A bug');
		expect(await schedule.run('a', always, () => Promise.resolve(1))).toBe(1);
	});

	test('never runs a task whose asker has gone', async () => {
		const { task, end, started } = tasks();
		const schedule = createSchedule(1, 1);
		expect(await schedule.run('a', AbortSignal.abort(), task('0'))).toBeUndefined();
		void schedule.run('a', always, task('1'));
		const controller = new AbortController();
		const waiting = schedule.run('a', controller.signal, task('2'));
		void schedule.run('a', always, task('3'));
		controller.abort();
		expect(await waiting).toBeUndefined();
		await end('1');
		expect(started).toEqual(['1', '3']);
	});

	test('keeps the place of a task that runs on after its asker has gone', async () => {
		const { task, end, started } = tasks();
		const schedule = createSchedule(1, 1);
		const controller = new AbortController();
		const first = schedule.run('a', controller.signal, task('1'));
		const second = vi.fn<(name: string | undefined) => void>();
		void schedule.run('a', always, task('2')).then(second);
		await settled();
		controller.abort();
		await settled();
		expect(started).toEqual(['1']);
		await end('1');
		expect(await first).toBe('1');
		expect(started).toEqual(['1', '2']);
	});
});

test('whatever the order of events, the bounds hold and every task gets its turn', async () => {
	const event = fc.oneof(
		{ weight: 3, arbitrary: fc.record({ type: fc.constant('run' as const), host: fc.constantFrom('a', 'b', 'c', 'd') }) },
		{ weight: 2, arbitrary: fc.record({ type: fc.constant('end' as const), index: fc.nat({ max: 5 }) }) },
		{ weight: 1, arbitrary: fc.record({ type: fc.constant('abort' as const), index: fc.nat({ max: 40 }) }) },
	);
	await fc.assert(
		fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
			const { running, task, end } = tasks();
			const schedule = createSchedule();
			const asked: { readonly controller: AbortController; readonly outcome: Promise<string | undefined> }[] = [];
			for (const next of events) {
				if (next.type === 'run') {
					const controller = new AbortController();
					asked.push({ controller, outcome: schedule.run(next.host, controller.signal, task(`${next.host}${asked.length}`)) });
				} else if (next.type === 'end') await end([...running][next.index] ?? '');
				else asked[next.index]?.controller.abort();
				await settled();
				expect(running.size).toBeLessThanOrEqual(maximumRequestsAtOnce);
				for (const host of 'abcd') {
					const ofHost = [...running].filter((name) => name.startsWith(host));
					expect(ofHost.length).toBeLessThanOrEqual(maximumRequestsAtOncePerHost);
				}
			}
			while (running.size > 0) await end([...running][0] ?? '');
			const outcomes = await Promise.all(asked.map(({ outcome }) => outcome));
			const lost = outcomes.filter((outcome, index) => outcome === undefined && !asked[index]?.controller.signal.aborted);
			expect(lost).toEqual([]);
		}),
		{ seed: 20_260_102, numRuns: 200 },
	);
});
