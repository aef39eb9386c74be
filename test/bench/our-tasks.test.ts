import { object, optional, safeParse, number, string } from 'valibot';
import { expect, it } from 'vitest';
import { setUpChat } from '../chromium/chat-setup';
import { plain } from '../fixtures/pictures';
import { frames, holdPictures, scrollChatPage, shownPictures } from '../fixtures/scroll-chat';

const history = 2000;
const arrivals = 120;
/** Every so many of them has a picture's URL. */
const withUrl = 10;

const chat = setUpChat();

/** A finished event of a trace, in microseconds ("Trace Event Format", complete events). */
const traced = object({
	name: string(),
	ph: string(),
	ts: number(),
	dur: number(),
	/** Of that, how long the thread was on a processor. */
	tdur: number(),
	pid: number(),
	tid: number(),
	args: optional(object({ data: optional(object({ url: optional(string()) })) })),
});

/**
 * What of the page's thread is ours, by the browser's own trace: for each of its tasks, how long calls into our script
 * were on a processor in it, with the layouts they forced. No bound is asserted, since a machine's load is no fault of ours.
 */
it(
	'how long our tasks take on an ordinary page: a history of 2,000 messages, 120 that arrive, and scrolling',
	{ timeout: 180_000 },
	async () => {
		const { server, browser, openChat } = chat.at;
		const pictures = holdPictures(server, '/bench.png', await plain({ r: 0, g: 150, b: 136 }, 1000, 613).png().toBuffer());
		pictures.release();
		const page = await openChat({ html: scrollChatPage({ messages: 1 }) });
		const session = await browser.context.browser()?.newBrowserCDPSession();
		if (!session) throw new Error('Chromium takes no commands');
		const events: unknown[] = [];
		session.on('Tracing.dataCollected', ({ value }) => void events.push(...value));
		const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
		await session.send('Tracing.start', {
			transferMode: 'ReportEvents',
			traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] },
		});

		const inHistory = Array.from({ length: history / withUrl }, () => pictures.next());
		await page.evaluate(
			({ count, every, addresses }) =>
				window.chat.history(
					count,
					// A hole is a message without a URL.
					addresses.reduce<string[]>((sparse, address, index) => {
						sparse[index * every] = address;
						return sparse;
					}, []),
				),
			{ count: history, every: withUrl, addresses: inHistory },
		);
		await frames(page, 30);
		for (let count = 0; count < arrivals; count += 1) {
			const isPicture = count % withUrl === 0;
			await page.evaluate((url) => void window.chat.post(url), isPicture ? pictures.next() : undefined);
			await frames(page, 3);
		}
		await page.mouse.move(600, 300);
		for (let turns = 0; turns < 30; turns += 1) {
			await page.mouse.wheel(0, -300);
			await frames(page, 5);
		}
		await session.send('Tracing.end');
		await ended;
		expect(events.length).toBeGreaterThan(0);

		const complete = events.flatMap((event) => {
			const parsed = safeParse(traced, event);
			return parsed.success && parsed.output.ph === 'X' ? [parsed.output] : [];
		});
		const id = await browser.extensionId();
		const calls = complete.filter(({ name, args }) => name === 'FunctionCall' && args?.data?.url?.includes(`${id}/content-scripts/`));
		const [thread] = calls;
		const tasks = complete.filter(({ name, pid, tid }) => name === 'RunTask' && pid === thread?.pid && tid === thread.tid);
		// What the page has changed has to be laid out in any case, be it asked for by us a moment earlier.
		const layouts = complete.filter(
			({ name, pid, tid }) => /^(?:Layout|UpdateLayoutTree)$/.test(name) && pid === thread?.pid && tid === thread.tid,
		);
		const isIn = (inner: { ts: number; dur: number }, outer: { ts: number; dur: number }): boolean =>
			inner !== outer && inner.ts >= outer.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
		const outermost = <Event extends { ts: number; dur: number }>(all: readonly Event[], outer: Event): Event[] => {
			const within = all.filter((each) => isIn(each, outer));
			return within.filter((each) => !within.some((other) => isIn(each, other)));
		};
		const sum = (all: readonly { tdur: number }[]): number => all.reduce((total, { tdur }) => total + tdur, 0) / 1000;
		const both = tasks
			.map((task) => {
				const own = outermost(calls, task);
				return { all: sum(own), laidOut: sum(own.flatMap((call) => outermost(layouts, call))) };
			})
			.filter(({ all }) => all > 0);
		const ours = both.map(({ all }) => all).toSorted((one, other) => one - other);
		const over = both.filter(({ all }) => all > 8);
		console.log(
			`without layouts: over 8 ms: ${both.filter(({ all, laidOut }) => all - laidOut > 8).length}; those over with them: ${over.map(({ all, laidOut }) => `${all.toFixed(1)}, of which laid out ${laidOut.toFixed(1)}`).join('; ')}`,
		);
		const at = (part: number): string => (ours[Math.min(ours.length - 1, Math.floor(ours.length * part))] ?? 0).toFixed(2);
		console.log(
			`${ours.length} tasks with work of ours, of ${tasks.length}; in milliseconds: half ≤ ${at(0.5)}, 95 % ≤ ${at(0.95)}, 99 % ≤ ${at(0.99)}, longest ${at(1)}; over 8 ms: ${ours.filter((each) => each > 8).length}`,
		);
		expect(await shownPictures(page)).toBeGreaterThan(arrivals / withUrl / 2);
	},
);
