import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseControlMessage, parseWorkerMessage } from '../../../src/messages/from-worker';
import { maximumReported } from '../../../src/shared/limits';
import { chatMessage, pageReport } from '../../../src/messages/protocol';
import { maximumDevicePixelRatio, maximumUrlCharacters } from '../../../src/shared/limits';
import { reasons } from '../../../src/shared/reasons';

const question = { type: 'resolve', id: 0, url: 'https://a.org/b.png', fresh: true, asked: false, size: 'thumbnail', devicePixelRatio: 1 };
const value = { blob: new Blob(['x']), width: 1, height: 1, look: 'picture', animated: false };
const answer = { type: 'resolved', id: 0, result: { ok: true, value } };

/** What no schema takes. */
const nonsense: unknown[] = [
	undefined,
	null,
	0,
	Number.NaN,
	'',
	'resolve',
	[],
	[question],
	{},
	{ type: 7 },
	{ type: 'constructor' },
	new Blob(),
	() => {},
];

/** A message as the JSON of a hostile page's process would make it: with keys of prototypes as its own. */
function withPrototypeKeys(message: object): unknown {
	const own: unknown = JSON.parse('{ "__proto__": { "type": "resolve" }, "constructor": 1, "toString": 2 }');
	return Object.assign(Object.create(null), message, own);
}

describe('from a content script', () => {
	test.each([
		question,
		{ ...question, size: 'large' },
		{ ...question, id: 2 ** 40, devicePixelRatio: 1.25, asked: true },
		{ type: 'cancel', ids: [3, 4] },
		{ type: 'policy' },
	])('%j is taken', (message) => {
		expect(v.parse(chatMessage, message)).toEqual(message);
	});

	test.each([
		...nonsense,
		{ ...question, type: 'resolved' },
		{ ...question, id: -1 },
		{ ...question, id: 0.5 },
		{ ...question, id: '0' },
		{ ...question, id: Number.POSITIVE_INFINITY },
		{ ...question, url: 7 },
		{ ...question, url: new URL('https://a.org/') },
		{ ...question, url: 'x'.repeat(maximumUrlCharacters + 1) },
		{ ...question, fresh: 'yes' },
		{ ...question, asked: 1 },
		{ ...question, size: 'original' },
		{ ...question, devicePixelRatio: 0 },
		{ ...question, devicePixelRatio: maximumDevicePixelRatio + 0.1 },
		{ ...question, devicePixelRatio: Number.NaN },
		{ ...question, chatUrl: 'https://other.example/' },
		{ type: 'resolve', id: 0 },
		{ type: 'cancel' },
		{ type: 'cancel', id: 0 },
		{ type: 'cancel', ids: [-1] },
		{ type: 'cancel', ids: [0], all: true },
	])('%j is not', (message) => {
		expect(v.safeParse(chatMessage, message).success).toBe(false);
	});

	test('nothing of a prototype’s comes through', () => {
		const parsed = v.safeParse(chatMessage, withPrototypeKeys(question));
		const output: object = parsed.success ? parsed.output : {};
		expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
		for (const key of ['__proto__', 'constructor', 'toString']) expect(Object.hasOwn(output, key)).toBe(false);
		const inherited: unknown = Object.create(question);
		expect(parseControlMessage(inherited)).toBeUndefined();
		expect(parseWorkerMessage(Object.create(answer))).toBeUndefined();
		expect(Object.hasOwn(parseWorkerMessage(withPrototypeKeys({ type: 'policy', mode: 'on' })) ?? {}, '__proto__')).toBe(false);
	});

	test('a text of 50 million characters is refused', () => {
		expect(v.safeParse(chatMessage, { ...question, url: 'x'.repeat(50_000_000) }).success).toBe(false);
	});
});

describe('from the worker', () => {
	test.each([
		answer,
		{ ...answer, result: { ok: true, value: { ...value, look: 'sticker', animated: true } } },
		{ ...answer, result: { ok: true, value: { ...value, others: 7 } } },
		{ ...answer, result: { ok: true, value: { ...value, original: { blob: new Blob(['y']), name: 'y.png' } } } },
		{ type: 'policy', mode: 'ask' },
		...reasons.map((reason) => ({ ...answer, result: { ok: false, reason } })),
		{ ...answer, result: { ok: false, reason: 'too-large', bytes: 9 } },
		{ ...answer, result: { ok: false, reason: 'busy', retryAfterMilliseconds: 9 } },
		{ ...answer, result: { ok: false, reason: 'host-not-granted', host: 'i.a.org' } },
	])('%j is taken', (message) => {
		expect(parseWorkerMessage(message)).toEqual(message);
	});

	test.each([
		...nonsense,
		question,
		{ ...answer, result: { ok: true } },
		// A Blob that was lost on the way, where structured cloning is not on.
		{ ...answer, result: { ok: true, value: { ...value, blob: {} } } },
		{ ...answer, result: { ok: true, value: { ...value, width: 0 } } },
		{ ...answer, result: { ok: true, value: { ...value, height: 1.5 } } },
		{ ...answer, result: { ok: true, value: { ...value, look: 'page' } } },
		{ ...answer, result: { ok: true, value: { ...value, text: 'what a server said' } } },
		{ ...answer, result: { ok: false, reason: 'because' } },
		{ ...answer, result: { ok: false, reason: 'toString' } },
		{ ...answer, result: { ok: false } },
		{ type: 'policy', mode: 'always' },
	])('%j is not', (message) => {
		expect(parseWorkerMessage(message)).toBeUndefined();
	});
});

describe('outside the port', () => {
	test.each([{ type: 'policy-changed' }, { type: 'report' }])('%j is taken', (message) => {
		expect(parseControlMessage(message)).toEqual(message);
	});

	test.each([...nonsense, question, { type: 'report', all: true }])('%j is not', (message) => {
		expect(parseControlMessage(message)).toBeUndefined();
	});

	test('a report is counts, hosts and reasons', () => {
		const report = { shown: 2, hosts: ['a.org'], refused: [{ host: 'a.org', reason: 'gone' }] };
		expect(v.parse(pageReport, report)).toEqual(report);
		for (const damaged of [
			...nonsense,
			{ shown: -1, hosts: [], refused: [] },
			{ shown: 0, hosts: [], refused: [{ host: 'a.org', reason: 'because' }] },
			{ shown: 0, hosts: ['x'.repeat(10_000)], refused: [] },
			{ shown: 0, hosts: Array.from({ length: maximumReported + 1 }, () => 'a.org'), refused: [] },
			{ shown: 0, hosts: [], refused: Array.from({ length: maximumReported + 1 }, () => ({ host: 'a.org', reason: 'gone' })) },
		]) {
			expect(v.safeParse(pageReport, damaged).success).toBe(false);
		}
	});
});
