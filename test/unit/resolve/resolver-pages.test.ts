import { describe, expect, test } from 'vitest';
import type { FakeAnswer } from './request/fake-web';
import { picture, surroundings } from './resolver-setup';

/** A page that names this picture. */
function page(address: string): FakeAnswer {
	const body = `<!doctype html><head><meta property="og:image" content="${address}"></head>`;
	return { headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

describe('what a page has named', () => {
	test('is read again after an hour', async () => {
		const old = 'https://i.imgur.com/AbCdEf1.jpg';
		const renewed = 'https://i.imgur.com/AbCdEf2.jpg';
		const set = surroundings({
			'https://imgur.com/a/AbCdE': [page(old), page(renewed)],
			[old]: picture,
			[renewed]: picture,
		});
		const reads = (): number => set.web.asked().filter((asked) => asked === 'GET https://imgur.com/a/AbCdE').length;
		expect(await set.resolve('https://imgur.com/a/AbCdE')).toMatchObject({ ok: true });
		set.time += 60_000;
		expect(await set.resolve('https://imgur.com/a/AbCdE')).toMatchObject({ ok: true });
		expect(reads()).toBe(1);
		set.time += 60 * 60_000;
		expect(await set.resolve('https://imgur.com/a/AbCdE')).toMatchObject({ ok: true });
		expect(reads()).toBe(2);
		expect(set.web.asked().at(-1)).toBe(`GET ${renewed}`);
	});

	test('is read again where the picture that it has named is refused by now, and not at each further try', async () => {
		const named = 'https://i.imgur.com/AbCdEf1.jpg';
		const set = surroundings({ 'https://imgur.com/a/AbCdE': page(named), [named]: { status: 403 } });
		const reads = (): number => set.web.asked().filter((asked) => asked === 'GET https://imgur.com/a/AbCdE').length;
		for (const wait of [0, 2000, 4000, 10_000]) {
			set.time += wait;
			expect(await set.resolve('https://imgur.com/a/AbCdE')).toMatchObject({ reason: 'forbidden' });
		}
		expect(reads()).toBe(1);
		set.time += 60_000;
		expect(await set.resolve('https://imgur.com/a/AbCdE')).toMatchObject({ reason: 'forbidden' });
		expect(await set.resolve('https://imgur.com/a/AbCdE')).toMatchObject({ reason: 'forbidden' });
		expect(reads()).toBe(2);
	});
});
