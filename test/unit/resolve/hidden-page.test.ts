import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ShownPicture } from '../../../src/shared/shown-picture';
import type { HiddenPageJob } from '../../../src/resolve/offscreen/protocol';
import { createHiddenPage, type HiddenPageLink } from '../../../src/resolve/offscreen/hidden-page';
import { hiddenPageIdleMilliseconds, hiddenPageTimeoutMilliseconds } from '../../../src/shared/limits';
import { failure, success, type Result } from '../../../src/shared/result';

const job: HiddenPageJob = { kind: 'svg', file: new Blob(['<svg/>']), size: 'thumbnail', devicePixelRatio: 1 };
const made: Result<ShownPicture> = success({ blob: new Blob(['x']), width: 9, height: 9, look: 'picture', animated: false });
const never = new Promise<undefined>(() => {});

/** What each page that is opened, one after another, answers to each of its jobs. */
function doorTo(pages: readonly (HiddenPageLink['make'] | undefined)[], isAtAbandoned = false) {
	const log: string[] = [];
	let opened = 0;
	return {
		log,
		open: () => {
			const make = pages[opened];
			opened += 1;
			log.push('open');
			return Promise.resolve(make && { make, isClosed: false, isAtAbandoned });
		},
		close: () => {
			log.push('close');
			return Promise.resolve();
		},
	};
}

const signal = (): AbortSignal => new AbortController().signal;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the hidden page', () => {
	test('is opened once for all jobs, and closed when it has been idle', async () => {
		const door = doorTo([() => Promise.resolve(made)]);
		const make = createHiddenPage(door);
		expect(await Promise.all([make(job, signal()), make(job, signal())])).toEqual([made, made]);
		await vi.advanceTimersByTimeAsync(hiddenPageIdleMilliseconds - 1);
		expect(await make(job, signal())).toEqual(made);
		await vi.advanceTimersByTimeAsync(hiddenPageIdleMilliseconds - 1);
		expect(door.log).toEqual(['open']);
		await vi.advanceTimersByTimeAsync(1);
		expect(door.log).toEqual(['open', 'close']);
	});

	test('that does not answer in time is closed, and the jobs behind go to a new one', async () => {
		const door = doorTo([() => never, () => Promise.resolve(made)]);
		const make = createHiddenPage(door);
		const results = Promise.all([make(job, signal()), make(job, signal())]);
		await vi.advanceTimersByTimeAsync(hiddenPageTimeoutMilliseconds);
		expect(await results).toEqual([failure('broken'), made]);
		expect(door.log).toEqual(['open', 'close', 'open']);
	});

	test('that does not answer since it is at a job that was given up costs the next job nothing', async () => {
		const door = doorTo([() => never, () => Promise.resolve(made)], true);
		const make = createHiddenPage(door);
		const controller = new AbortController();
		const givenUp = make(job, controller.signal);
		const next = make(job, signal());
		controller.abort();
		expect(await givenUp).toEqual(failure('cancelled'));
		await vi.advanceTimersByTimeAsync(hiddenPageTimeoutMilliseconds);
		expect(await next).toEqual(made);
		expect(door.log).toEqual(['open', 'close', 'open']);
	});

	test('that goes away under a job is opened anew for it, once', async () => {
		const gone = () => Promise.resolve(undefined);
		const again = doorTo([gone, () => Promise.resolve(made)]);
		expect(await createHiddenPage(again)(job, signal())).toEqual(made);
		const twice = doorTo([gone, gone, () => Promise.resolve(made)]);
		expect(await createHiddenPage(twice)(job, signal())).toEqual(failure('broken'));
		expect(twice.log).toEqual(['open', 'close', 'open', 'close']);
	});

	test('that cannot be opened is a failure, and is tried again for the next job', async () => {
		const door = doorTo([undefined, undefined, () => Promise.resolve(made)]);
		const make = createHiddenPage(door);
		expect(await make(job, signal())).toEqual(failure('broken'));
		expect(await make(job, signal())).toEqual(made);
	});

	test('does not hold up a job that nobody waits for', async () => {
		const door = doorTo([() => never]);
		const make = createHiddenPage(door);
		const controller = new AbortController();
		const result = make(job, controller.signal);
		controller.abort();
		expect(await result).toEqual(failure('cancelled'));
		expect(await make(job, controller.signal)).toEqual(failure('cancelled'));
	});

	test('that takes long to open leaves a job its time, and one that never opens is given up', async () => {
		let arrive: (link: HiddenPageLink) => void = () => {};
		const slow = new Promise<HiddenPageLink>((resolve) => {
			arrive = resolve;
		});
		const door = doorTo([]);
		const result = createHiddenPage({ ...door, open: () => slow })(job, signal());
		await vi.advanceTimersByTimeAsync(hiddenPageTimeoutMilliseconds - 1);
		const make = () => new Promise<typeof made>((resolve) => setTimeout(() => resolve(made), hiddenPageTimeoutMilliseconds - 1));
		arrive({ make, isClosed: false, isAtAbandoned: false });
		await vi.advanceTimersByTimeAsync(hiddenPageTimeoutMilliseconds - 1);
		expect(await result).toEqual(made);

		const never = createHiddenPage({ ...door, open: () => new Promise(() => {}) })(job, signal());
		await vi.advanceTimersByTimeAsync(2 * hiddenPageTimeoutMilliseconds);
		expect(await never).toEqual(failure('broken'));
	});

	test('takes jobs in turn', async () => {
		let underWay = 0;
		let most = 0;
		const door = doorTo([
			async () => {
				underWay += 1;
				most = Math.max(most, underWay);
				await Promise.resolve();
				underWay -= 1;
				return made;
			},
		]);
		const make = createHiddenPage(door);
		await Promise.all([1, 2, 3].map(() => make(job, signal())));
		expect(most).toBe(1);
	});
});
