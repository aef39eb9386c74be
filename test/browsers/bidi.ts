import type { Browser } from 'puppeteer-core';
import * as v from 'valibot';

/** Puppeteer's own connection, which it has no type for. */
const connection = v.object({
	send: v.custom<(method: string, parameters: object) => Promise<unknown>>((value) => typeof value === 'function'),
});
const answered = v.object({ result: v.record(v.string(), v.unknown()) });

/** Sends Firefox a command of WebDriver BiDi that Puppeteer has no method for, and returns its result. */
export async function sendCommand(browser: Browser, method: string, parameters: object): Promise<Record<string, unknown>> {
	const sender: unknown = Reflect.get(browser, 'connection');
	if (!v.is(connection, sender)) throw new Error('Puppeteer has no connection any more that takes commands');
	return v.parse(answered, await sender.send(method, parameters)).result;
}

const windows = v.object({ contexts: v.tupleWithRest([v.object({ context: v.string() })], v.unknown()) });
const evaluated = v.object({ value: v.optional(v.unknown()) });

/** The value of an expression in Firefox's own window, awaited: what may be done there, the browser's own pages do. */
export async function evaluateInBrowser(browser: Browser, expression: string): Promise<unknown> {
	const { contexts } = v.parse(windows, await sendCommand(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome' }));
	const target = { context: contexts[0].context };
	const { result, exceptionDetails } = await sendCommand(browser, 'script.evaluate', { expression, awaitPromise: true, target });
	if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
	return v.parse(evaluated, result).value;
}
