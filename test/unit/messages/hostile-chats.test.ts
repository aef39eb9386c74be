import { describe, expect, test } from 'vitest';
import { failure } from '../../../src/shared/result';
import { answersTo, question, setUpAnswering } from './answering';
import { arrived, senderAt } from './fake-ports';

const at = setUpAnswering();

describe('THREAT 30: a hostile page', () => {
	test.each([
		null,
		'resolve',
		{ ...question, type: 'policy-changed' },
		{ ...question, url: 'x'.repeat(1_000_000) },
		{ ...question, chatUrl: 'https://other.example/' },
		{ ...question, asked: 'yes' },
		{ ...question, id: {} },
		[question],
		new Map([['type', 'resolve']]),
	])('is not answered %j', async (message) => {
		expect(await answersTo(await at.connected(), message)).toEqual([]);
		expect(at.asks).toEqual([]);
	});

	test('gets nothing of a prototype’s, and cannot put anything there', async () => {
		const hostile: unknown = JSON.parse(`{ "__proto__": { "polluted": true }, ${JSON.stringify(question).slice(1)}`);
		await answersTo(await at.connected(), hostile);
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
		expect(at.asks.every(({ ask }) => !('polluted' in ask))).toBe(true);
	});

	test('that at.asks the same twice at once is refused the second', async () => {
		expect(await answersTo(await at.connected(), question, question)).toEqual([{ type: 'resolved', id: 1, result: failure('failed') }]);
		expect(at.asks.length).toBe(1);
	});

	test('that at.asks 1,000 questions at once is answered so many, and more when those are answered', async () => {
		const page = await at.connected();
		const questions = Array.from({ length: 1000 }, (_, id) => ({ ...question, id }));
		const refused = await answersTo(page, ...questions);
		expect(refused.length + at.asks.length).toBe(1000);
		expect(at.asks.length).toBe(600);
		expect(refused).toContainEqual({
			type: 'resolved',
			id: 999,
			result: failure('too-many-at-once', { retryAfterMilliseconds: 10_000 }),
		});
		for (const { answer } of at.asks) answer.resolve(failure('gone'));
		await arrived();
		await answersTo(page, { ...question, id: 2000 });
		expect(at.asks.length).toBe(601);
	});

	test('that opens many ports has no more questions for it, nor more ports than a few; other frames have theirs', async () => {
		const ports = await Promise.all(Array.from({ length: 20 }, () => at.connected()));
		await arrived();
		const open = ports.filter((port) => port.isOpen());
		expect(open).toHaveLength(8);
		for (const [index, port] of open.entries())
			await answersTo(port, ...Array.from({ length: 100 }, (_, id) => ({ ...question, id: index * 100 + id })));
		expect(at.asks).toHaveLength(600);
		const sibling = await at.connected(senderAt('https://chat.example/', { frameId: 1 }));
		await answersTo(sibling, question);
		expect(at.asks).toHaveLength(601);
		// What closes makes room.
		open[0]?.disconnect();
		await arrived();
		const later = await at.connected();
		await arrived();
		expect(later.isOpen()).toBe(true);
		await answersTo(later, { ...question, id: 5000 });
		expect(at.asks).toHaveLength(602);
	});

	test('takes nothing from another', async () => {
		const [page, other] = [await at.connected(), await at.connected(senderAt('https://other.example/'))];
		await answersTo(page, question);
		await answersTo(other, question, { type: 'cancel', ids: [1] });
		expect(at.asks.map(({ ask, signal }) => [ask.context.chatUrl.host, signal.aborted])).toEqual([
			['chat.example', false],
			['other.example', true],
		]);
	});
});
