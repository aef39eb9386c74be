import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStandingGuard } from '../../../../src/resolve/guard/standing-guard';

/** Whether each setting up succeeds, in order; all after the last do. */
let outcomes: boolean[];
let begun: number;

async function setUp(): Promise<void> {
	const succeeds = outcomes[begun] ?? true;
	begun += 1;
	await Promise.resolve();
	if (!succeeds) throw new Error('The storage did not answer');
}

beforeEach(() => {
	outcomes = [];
	begun = 0;
	vi.spyOn(console, 'error').mockImplementation(() => {});
});

describe('the guard', () => {
	test('is set up once for all who wait', async () => {
		const guard = createStandingGuard(setUp);
		await Promise.all([guard.stands(), guard.stands()]);
		await guard.stands();
		expect(begun).toBe(1);
	});

	test('is set up again, once, for those who wait for one that fails', async () => {
		outcomes = [false];
		const guard = createStandingGuard(setUp);
		await Promise.all([guard.stands(), guard.stands(), guard.stands()]);
		expect(begun).toBe(2);
		expect(console.error).toHaveBeenCalledExactlyOnceWith('Vignette:', new Error('The storage did not answer'));
	});

	test('lets nobody through while it cannot be set up, and everybody once it can', async () => {
		outcomes = [false, false];
		const guard = createStandingGuard(setUp);
		await expect(guard.stands()).rejects.toThrow('did not answer');
		await guard.stands();
		expect(begun).toBe(3);
	});

	test('is renewed after a failure, and never twice at once', async () => {
		const steps: string[] = [];
		let fail = true;
		const guard = createStandingGuard(async () => {
			steps.push('begun');
			await Promise.resolve();
			steps.push('ended');
			const fails = fail;
			fail = false;
			if (fails) throw new Error('The storage did not answer');
		});
		guard.renew();
		guard.renew();
		await guard.stands();
		expect(steps).toEqual(['begun', 'ended', 'begun', 'ended', 'begun', 'ended']);
	});
});
