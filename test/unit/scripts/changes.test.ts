import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onChanges } from '../../../scripts/dev/changes';

/** A guard against waiting for ever. */
const patience = { timeout: 20_000 };
let folder = '';
let life = new AbortController();

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'vignette-changes-'));
	mkdirSync(join(folder, 'src', 'find'), { recursive: true });
	life = new AbortController();
});
afterEach(() => {
	life.abort();
	rmSync(folder, { recursive: true });
});

function save(text: string): void {
	for (const name of ['scan.ts', 'posted.ts']) writeFileSync(join(folder, 'src', 'find', name), text);
}

test('what is saved at once is one change, and what is saved while that is worked on is one more', async () => {
	const endings: (() => void)[] = [];
	const work = vi.fn<() => Promise<void>>(() => new Promise((resolve) => void endings.push(resolve)));
	onChanges(folder, ['src'], work, life.signal);
	save('one');
	await expect.poll(() => work.mock.calls.length, patience).toBe(1);
	const other = vi.fn<() => Promise<void>>(() => Promise.resolve());
	onChanges(folder, ['src'], other, life.signal);
	for (const text of ['two', 'three']) {
		save(text);
		await expect.poll(() => other.mock.calls.length, patience).toBeGreaterThan(0);
		other.mockClear();
	}
	expect(work).toHaveBeenCalledTimes(1);
	endings[0]?.();
	await expect.poll(() => work.mock.calls.length, patience).toBe(2);
	endings[1]?.();
	life.abort();
	save('four');
	expect(work).toHaveBeenCalledTimes(2);
});
