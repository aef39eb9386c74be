import { beforeEach, describe, expect, test } from 'vitest';
import { createPrivateResolver, type PrivateResolver } from '../../../src/resolve/private-resolver';
import { failure } from '../../../src/shared/result';
import { askOf, picture, resolverTools, surroundings } from './resolver-setup';
import { fakeWeb, type FakeWeb } from './request/fake-web';

const url = 'https://a.example.com/b.png';
const missing = 'https://a.example.com/gone.png';
const answers = { [url]: picture, [missing]: { status: 410 } };

let web: FakeWeb;
let stored: unknown;
let privately: PrivateResolver;

beforeEach(() => {
	web = fakeWeb(answers);
	stored = undefined;
	privately = started();
});

function started(): PrivateResolver {
	return createPrivateResolver(resolverTools(web), () => ({
		read: () => Promise.resolve(stored),
		write: async (ledger) => void (stored = structuredClone(ledger)),
		remove: async () => void (stored = undefined),
	}));
}

async function ask(from: PrivateResolver, href: string): Promise<unknown> {
	const asked = await askOf(href, { isIncognito: true });
	const result = asked.ok ? await from.resolve(asked.value, new AbortController().signal) : asked;
	return result.ok || result;
}

describe('THREAT 34: private windows', () => {
	test('are shown a picture again without a request, which no other window learns of', async () => {
		expect([await ask(privately, url), await ask(privately, url)]).toEqual([true, true]);
		expect(web.requests.map(({ init }) => init.cache)).toEqual(['no-store']);
		const others = surroundings(answers);
		expect(await others.resolve(url)).toMatchObject({ ok: true });
		expect(others.web.requests).toHaveLength(1);
		expect(others.written()).not.toContain('gone.png');
	});

	test('are told again what failed, also by the next worker, until the last of them has gone', async () => {
		const gone = failure('gone', { host: 'a.example.com' });
		expect([await ask(privately, missing), await ask(privately, missing)]).toMatchObject([{ reason: 'gone' }, { reason: 'gone' }]);
		expect(web.requests).toHaveLength(1);
		const next = started();
		expect(await ask(next, missing)).toMatchObject({ reason: gone.reason });
		expect(web.requests).toHaveLength(1);
		next.forget();
		expect(stored).toBeUndefined();
		expect(await ask(next, missing)).toMatchObject({ reason: gone.reason });
		expect(web.requests).toHaveLength(2);
	});

	test('leave nothing either where their work ends after they have gone', async () => {
		const asked = ask(privately, missing);
		await expect.poll(() => web.requests.length).toBe(1);
		privately.forget();
		await asked;
		expect(stored).toBeUndefined();
	});

	test('leave nothing where the worker has slept until they were gone', async () => {
		await ask(privately, missing);
		await expect.poll(() => stored).toBeDefined();
		started().forget();
		expect(stored).toBeUndefined();
	});
});
