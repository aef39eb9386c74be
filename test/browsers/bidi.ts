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
