import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { BareChromium } from './bare-chromium';

const settleMilliseconds = 1000;
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** A call of a trace, in microseconds ("Trace Event Format", complete events). */
const call = v.object({
	name: v.literal('FunctionCall'),
	ph: v.literal('X'),
	ts: v.number(),
	dur: v.number(),
	pid: v.number(),
	tid: v.number(),
	args: v.object({ data: v.object({ url: v.string() }) }),
});
const collected = v.object({ value: v.array(v.unknown()) });
type Call = v.InferOutput<typeof call>;

/**
 * How many milliseconds each call into our script takes of pages' threads, with the layouts that it forces, by the browser's
 * trace.
 */
export async function ourCalls(browser: BareChromium, act: () => Promise<unknown>): Promise<number[]> {
	const calls: Call[] = [];
	let end: () => void = () => {};
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	const stop = browser.listen((method, params) => {
		if (method === 'Tracing.tracingComplete') end();
		if (method !== 'Tracing.dataCollected') return;
		for (const event of v.parse(collected, params).value) {
			const parsed = v.safeParse(call, event);
			if (parsed.success && parsed.output.args.data.url.includes('/content-scripts/')) calls.push(parsed.output);
		}
	});
	await browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } });
	await act();
	await wait(settleMilliseconds);
	await browser.send('Tracing.end');
	await ended;
	stop();
	if (calls.length === 0) throw new Error('The trace has no call of ours');
	return outermost(calls).map(({ dur }) => dur / 1000);
}

/** Those that are in no other one of the same thread. */
function outermost(calls: readonly Call[]): Call[] {
	const ends = new Map<string, number>();
	return calls
		.toSorted((one, other) => one.ts - other.ts || other.dur - one.dur)
		.filter(({ pid, tid, ts, dur }) => {
			const thread = `${pid} ${tid}`;
			if (ts < (ends.get(thread) ?? 0)) return false;
			ends.set(thread, ts + dur);
			return true;
		});
}
