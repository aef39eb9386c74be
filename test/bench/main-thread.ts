import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { BarePage } from './bare-chromium';

const metricsSchema = v.object({ metrics: v.array(v.object({ name: v.string(), value: v.number() })) });
const quietMilliseconds = 400;
/** Less than this in that time is nothing but the asking itself. */
const quietTaskSeconds = 0.02;
const patienceMilliseconds = 30_000;

/**
 * Seconds that the page's main thread has been on a processor with tasks so far, by Chromium's own count
 * (`Performance.getMetrics`): what others have it for meanwhile does not count.
 */
async function taskSeconds(page: BarePage): Promise<number> {
	const { metrics } = v.parse(metricsSchema, await page.send('Performance.getMetrics'));
	return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** How many milliseconds a page's main thread spends on something, and on what that leads to until it is quiet again. */
export async function mainThreadMilliseconds(page: BarePage, act: () => Promise<unknown>): Promise<number> {
	await page.send('Performance.enable', { timeDomain: 'threadTicks' });
	const before = await taskSeconds(page);
	await act();
	let last = await taskSeconds(page);
	for (let waited = 0; waited < patienceMilliseconds; waited += quietMilliseconds) {
		await wait(quietMilliseconds);
		const now = await taskSeconds(page);
		if (now - last < quietTaskSeconds) return (now - before) * 1000;
		last = now;
	}
	return (last - before) * 1000;
}
