import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import { browserExecutable } from '../browsers/executable';
import { switches } from '../browsers/launch-chromium';
import { createProfileFolder, removeProfileFolder } from '../browsers/profile-folder';

const pollMilliseconds = 20;
const startMilliseconds = 30_000;

/** A tab that is driven by nothing but expressions. */
export interface BarePage {
	/** The value of an expression, awaited, as `schema` says it must be. */
	evaluate<Value>(expression: string, schema: v.GenericSchema<unknown, Value>): Promise<Value>;
	/** Sends a command of the Chrome DevTools Protocol to the tab. */
	send(method: string, params?: object): Promise<unknown>;
	close(): Promise<void>;
}

/**
 * Chromium with nothing attached to it but the tabs that are opened here. The drivers of tests attach to workers as well, which
 * keeps these awake, holds them up when they start, and has each of their requests reported.
 */
export interface BareChromium {
	openPage(url: string): Promise<BarePage>;
	send(method: string, params?: object): Promise<unknown>;
	/** Calls back with each event; returns how to end that. */
	listen(callback: (method: string, params: unknown) => void): () => void;
	/** Whether the extension's worker runs. */
	isWorkerAwake(): Promise<boolean>;
	/** Ends the extension's worker as the browser does; resolves when it is gone. */
	stopWorker(): Promise<void>;
	/** The browser's main process; all others are below it. */
	readonly processId: number;
	close(): Promise<void>;
}

const message = v.object({
	id: v.optional(v.number()),
	method: v.optional(v.string()),
	params: v.optional(v.unknown()),
	result: v.optional(v.unknown()),
	error: v.optional(v.object({ message: v.string() })),
});
const targets = v.object({ targetInfos: v.array(v.object({ targetId: v.string(), type: v.string(), url: v.string() })) });
const evaluated = v.object({
	result: v.object({ value: v.optional(v.unknown()) }),
	exceptionDetails: v.optional(v.object({ exception: v.optional(v.object({ description: v.optional(v.string()) })) })),
});

/** Launches Chromium and speaks to it by its pipe (`--remote-debugging-pipe`: messages that end with a null character). */
export async function launchBareChromium(extensionFolder?: string): Promise<BareChromium> {
	const profileFolder = createProfileFolder('chromium');
	const args = [
		...switches({ ...(extensionFolder === undefined ? {} : { extensionFolder }), args: ['--ignore-certificate-errors'] }),
		'--headless=new',
		'--window-size=1280,800',
		'--no-default-browser-check',
		'--password-store=basic',
		'--remote-debugging-pipe',
		`--user-data-dir=${profileFolder}`,
		'about:blank',
	];
	const browser = spawn(await browserExecutable('chromium'), args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
	const [, , , toBrowser, fromBrowser] = browser.stdio;
	if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) throw new Error('Chromium has no pipe');
	const waiting = new Map<number, (answer: v.InferOutput<typeof message>) => void>();
	const listeners = new Set<(method: string, params: unknown) => void>();
	let last = 0;
	let rest = '';
	fromBrowser.setEncoding('utf8');
	fromBrowser.on('data', (text: string) => {
		const parts = (rest + text).split('\0');
		rest = parts.pop() ?? '';
		for (const part of parts) {
			const parsed = v.parse(message, JSON.parse(part));
			if (parsed.method !== undefined) for (const listener of listeners) listener(parsed.method, parsed.params);
			if (parsed.id === undefined) continue;
			waiting.get(parsed.id)?.(parsed);
			waiting.delete(parsed.id);
		}
	});

	const send = async (method: string, params: object = {}, sessionId?: string): Promise<unknown> => {
		last += 1;
		const id = last;
		const answered = new Promise<v.InferOutput<typeof message>>((resolve) => waiting.set(id, resolve));
		toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
		const { result, error } = await answered;
		if (error) throw new Error(`${method}: ${error.message}`);
		return result;
	};

	const workers = async (): Promise<string[]> => {
		const { targetInfos } = v.parse(targets, await send('Target.getTargets'));
		return targetInfos.flatMap(({ targetId, type, url }) =>
			type === 'service_worker' && url.startsWith('chrome-extension://') ? [targetId] : [],
		);
	};

	if (extensionFolder !== undefined) {
		const giveUpAt = Date.now() + startMilliseconds;
		while ((await workers()).length === 0) {
			if (Date.now() > giveUpAt) throw new Error('The worker did not start');
			await wait(pollMilliseconds);
		}
	}

	return {
		processId: browser.pid ?? process.pid,
		send,
		listen(callback) {
			listeners.add(callback);
			return () => listeners.delete(callback);
		},
		isWorkerAwake: async () => (await workers()).length > 0,
		async stopWorker() {
			const running = await workers();
			for (const targetId of running) await send('Target.closeTarget', { targetId });
			while ((await workers()).length > 0) await wait(pollMilliseconds);
		},
		async openPage(url) {
			const { targetId } = v.parse(v.object({ targetId: v.string() }), await send('Target.createTarget', { url: 'about:blank' }));
			const attached = v.object({ sessionId: v.string() });
			const { sessionId } = v.parse(attached, await send('Target.attachToTarget', { targetId, flatten: true }));
			const evaluate = async <Value>(expression: string, schema: v.GenericSchema<unknown, Value>): Promise<Value> => {
				const params = { expression, awaitPromise: true, returnByValue: true };
				const { result, exceptionDetails } = v.parse(evaluated, await send('Runtime.evaluate', params, sessionId));
				if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? `Failed: ${expression}`);
				return v.parse(schema, result.value);
			};
			await send('Page.navigate', { url }, sessionId);
			const isThere = `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`;
			while (!(await evaluate(isThere, v.boolean()).catch(() => false))) await wait(pollMilliseconds);
			return {
				evaluate,
				send: (method, params = {}) => send(method, params, sessionId),
				close: async () => void (await send('Target.closeTarget', { targetId })),
			};
		},
		async close() {
			const ended = once(browser, 'exit');
			await send('Browser.close').catch(() => {});
			await ended;
			removeProfileFolder(profileFolder);
		},
	};
}
