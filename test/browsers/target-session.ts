import * as v from 'valibot';
import type { BrowserContext } from 'playwright';

const answerSchema = v.object({ id: v.number(), result: v.optional(v.unknown()), error: v.optional(v.object({ message: v.string() })) });
type Answer = v.InferOutput<typeof answerSchema>;
const evaluated = v.object({ result: v.object({ value: v.optional(v.unknown()) }) });
const captured = v.object({ data: v.string() });

/** Something that Chromium has open and that the driver does not know as a page: a frame of a hidden page, a private window’s tab. */
export interface TargetSession {
	/** The value of an expression there, awaited; only what can be written as JSON. */
	evaluate(expression: string): Promise<unknown>;
	screenshot(): Promise<Uint8Array>;
	close(): Promise<void>;
}

/** Attaches to the first target whose address is wanted; undefined where there is none (yet). */
export async function attachTo(context: BrowserContext, isWanted: (url: string) => boolean): Promise<TargetSession | undefined> {
	const browser = await context.browser()?.newBrowserCDPSession();
	if (!browser) throw new Error('Chromium takes no commands');
	const { targetInfos } = await browser.send('Target.getTargets');
	const target = targetInfos.find(({ url }) => isWanted(url));
	if (!target) {
		await browser.detach();
		return undefined;
	}
	const { sessionId } = await browser.send('Target.attachToTarget', { targetId: target.targetId });
	const waiting = new Map<number, (answer: Answer) => void>();
	let lastId = 0;
	browser.on('Target.receivedMessageFromTarget', ({ message }) => {
		const parsed = v.safeParse(answerSchema, JSON.parse(message));
		if (parsed.success) waiting.get(parsed.output.id)?.(parsed.output);
	});

	const send = async (method: string, params: object): Promise<unknown> => {
		lastId += 1;
		const id = lastId;
		const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
		await browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
		const { result, error } = await answered;
		waiting.delete(id);
		if (error) throw new Error(error.message);
		return result;
	};

	return {
		async evaluate(expression) {
			const result = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
			return v.parse(evaluated, result).result.value;
		},
		async close() {
			await browser.send('Target.closeTarget', { targetId: target.targetId });
			await browser.detach();
		},
		screenshot: async () => Buffer.from(v.parse(captured, await send('Page.captureScreenshot', {})).data, 'base64'),
	};
}
