import { describe, expect, test } from 'vitest';
import type { Ask } from '../../../src/resolve/job';
import { failure } from '../../../src/shared/result';
import { picture, surroundings } from './resolver-setup';

const pagePictures: Partial<Ask> = { leadOptions: { mappings: [], pagePictures: true } };

/** A page that names these pictures. */
function page(...pictures: string[]) {
	const metas = pictures.map((address) => `<meta property="og:image" content="${address}">`).join('');
	return {
		headers: { 'content-type': 'text/html; charset=utf-8' },
		body: `<!doctype html><head>${metas}</head><body>${'x'.repeat(9000)}`,
	};
}

describe('a known picture host', () => {
	test('costs one request where its pictures’ addresses are known', async () => {
		const { web, resolve } = surroundings({ 'https://i.imgur.com/AbCdEf1.jpg': picture, 'https://kappa.lol/AbCdE': picture });
		expect(await resolve('https://imgur.com/AbCdEf1')).toMatchObject({ ok: true });
		expect(await resolve('https://kappa.lol/AbCdE')).toMatchObject({ ok: true });
		expect(web.asked()).toEqual(['GET https://i.imgur.com/AbCdEf1.jpg', 'GET https://kappa.lol/AbCdE']);
	});

	test('costs one more where its page names the picture, which tells how many more there are', async () => {
		const { web, resolve } = surroundings({
			'https://imgur.com/a/AbCdE': page('https://i.imgur.com/AbCdEf1.jpg?fb', 'https://i.imgur.com/AbCdEf2.jpg?fb', '/c.png'),
			'https://i.imgur.com/AbCdEf1.jpg': picture,
		});
		expect(await resolve('https://imgur.com/a/AbCdE')).toMatchObject({ ok: true, value: { others: 2 } });
		expect(await resolve('https://imgur.com/a/AbCdE')).toMatchObject({ ok: true, value: { others: 2 } });
		expect(web.asked()).toEqual(['GET https://imgur.com/a/AbCdE', 'GET https://i.imgur.com/AbCdEf1.jpg']);
		// The same picture by itself is no album.
		expect(await resolve('https://imgur.com/AbCdEf1')).not.toHaveProperty('value.others');
		expect(web.requests.length).toBe(2);
	});

	test('may answer with the picture where a page was expected', async () => {
		const { web, resolve } = surroundings({ 'https://gyazo.com/8980c52421e452ac3355ca3e5cfe7a0c': picture });
		expect(await resolve('https://gyazo.com/8980c52421e452ac3355ca3e5cfe7a0c')).toMatchObject({ ok: true });
		expect(web.requests.length).toBe(1);
	});

	test.each([
		['by a redirect', { 'https://i.imgur.com/AbCdEf1.jpg': { location: 'https://i.imgur.com/removed.png' } }],
		['in its page', { 'https://i.imgur.com/AbCdEf1.jpg': { location: 'https://imgur.com/x' }, 'https://imgur.com/x': page() }],
	])('does not show what stands for a picture that is gone, told %s', async (how, answers) => {
		const { resolve, thumbnails } = surroundings({ ...answers, 'https://i.imgur.com/removed.png': picture });
		const expected = how === 'by a redirect' ? 'gone' : 'not-a-picture';
		expect(await resolve('https://imgur.com/AbCdEf1')).toMatchObject({ ok: false, reason: expected });
		expect(thumbnails).toEqual([]);
	});

	test('that says a link’s time is over is not asked at all', async () => {
		const { web, resolve } = surroundings({});
		expect(await resolve('https://cdn.discordapp.com/attachments/1/2/a.png?ex=65d903de&is=1&hm=2')).toEqual(failure('expired'));
		expect(web.requests).toEqual([]);
	});
});

describe('any other page', () => {
	const answers = { 'https://a.org/article': page('https://b.org/c'), 'https://b.org/c': picture };

	test('is not looked at', async () => {
		const { web, resolve } = surroundings(answers);
		expect(await resolve('https://a.org/article')).toMatchObject({ reason: 'not-a-picture' });
		expect(web.asked()).toEqual(['HEAD https://a.org/article']);
	});

	test('shows its picture where the person wants that', async () => {
		const { web, resolve } = surroundings(answers);
		expect(await resolve('https://a.org/article', pagePictures)).toMatchObject({ ok: true });
		expect(web.asked()).toEqual(['HEAD https://a.org/article', 'GET https://a.org/article', 'GET https://b.org/c']);
	});

	test('is not downloaded when it is no page', async () => {
		const { web, resolve } = surroundings({ 'https://a.org/article': { headers: { 'content-type': 'application/zip' }, body: 'PK' } });
		expect(await resolve('https://a.org/article', pagePictures)).toMatchObject({ reason: 'not-a-picture' });
		expect(web.asked()).toEqual(['HEAD https://a.org/article']);
	});
});

describe('the picture that a page names', () => {
	const ask = (address: string, more = {}) => surroundings({ 'https://a.org/article': page(address), ...more });

	test.each([
		'http://127.0.0.1/c.png',
		'http://[::1]/c',
		'https://nas.lan/c.png',
		'https://b.org/unsubscribe?u=1',
		'https://user:p@b.org/c.png',
	])('is not requested at %s, whoever asks', async (address) => {
		for (const asked of [false, true]) {
			const { web, resolve } = ask(address);
			expect(await resolve('https://a.org/article', { ...pagePictures, asked })).toMatchObject({ reason: 'not-a-picture' });
			expect(web.requests.filter(({ url }) => url !== 'https://a.org/article')).toEqual([]);
		}
	});

	test('passes the guard at each hop, as any', async () => {
		const { web, resolve } = ask('https://b.org/c', { 'https://b.org/c': { location: 'http://192.168.1.5/c.png' } });
		expect(await resolve('https://a.org/article', pagePictures)).toMatchObject({ reason: 'not-a-picture' });
		expect(web.asked().at(-1)).toBe('GET https://b.org/c');
	});

	test('leads to no further page', async () => {
		const { web, resolve } = ask('https://b.org/page', { 'https://b.org/page': page('https://c.org/d.png') });
		expect(await resolve('https://a.org/article', pagePictures)).toMatchObject({ reason: 'not-a-picture' });
		expect(web.asked().at(-1)).toBe('GET https://b.org/page');
	});

	test('is counted by its own name', async () => {
		const { web, resolve, ledger } = ask('https://b.org/c.png', { 'https://b.org/c.png': { status: 404 } });
		expect(await resolve('https://a.org/article', pagePictures)).toMatchObject({ reason: 'gone' });
		expect((await ledger.entry('https://a.org/article')).failures).toBe(0);
		expect((await ledger.entry('https://b.org/c.png')).failures).toBe(1);
		expect(await resolve('https://a.org/article', pagePictures)).toMatchObject({ reason: 'gone' });
		expect(web.requests.length).toBe(3);
	});

	test('is not requested from a host that never shows, nor unasked from one that asks', async () => {
		for (const [mode, reason] of [
			['never', 'host-blocked'],
			['ask', 'ask-first'],
		] as const) {
			const { web, resolve } = ask('https://b.org/c.png');
			const context = { chatUrl: new URL('https://chat.example.com/'), allowedPrivateHosts: [], pictureHosts: { 'b.org': mode } };
			expect(await resolve('https://a.org/article', { ...pagePictures, context })).toMatchObject({ reason });
			expect(web.asked().at(-1)).toBe('GET https://a.org/article');
		}
	});

	test('is judged by all the hosts that have a part in it', async () => {
		const mappings = [{ from: 'https:', to: 'https://proxy.org/?{url}' }];
		const leadOptions = { mappings, pagePictures: true };
		for (const host of ['www.youtube.com', 'i.ytimg.com', 'proxy.org']) {
			const { web, resolve } = surroundings({
				'https://proxy.org/?https%3A%2F%2Fa.org%2Farticle': page('https://www.youtube.com/watch?v=dQw4w9WgXcQ'),
			});
			const context = {
				chatUrl: new URL('https://chat.example.com/'),
				allowedPrivateHosts: [],
				pictureHosts: { [host]: 'never' as const },
			};
			expect(await resolve('https://a.org/article', { leadOptions, context })).toMatchObject({ reason: 'host-blocked' });
			expect(web.asked().filter((asked) => asked.includes('yt'))).toEqual([]);
		}
	});

	test('goes by the person’s proxy too', async () => {
		const mappings = [{ from: 'https://b.org/', to: 'https://proxy.org/?{url}' }];
		const { web, resolve } = ask('https://b.org/c.png', { 'https://proxy.org/?https%3A%2F%2Fb.org%2Fc.png': picture });
		expect(await resolve('https://a.org/article', { leadOptions: { mappings, pagePictures: true } })).toMatchObject({ ok: true });
		expect(web.asked().at(-1)).toBe('GET https://proxy.org/?https%3A%2F%2Fb.org%2Fc.png');
	});
});

describe('what goes by the person’s proxy or mapping', () => {
	const proxied = 'https://proxy.org/?https%3A%2F%2Fb.org%2Fc.png';
	const byProxy = { mappings: [{ from: 'https://b.org/', to: 'https://proxy.org/?{url}' }], pagePictures: true };

	test.each([
		['never', 'host-blocked', false],
		['never', 'host-blocked', true],
		['ask', 'ask-first', false],
	] as const)('is not requested where its own host shows %s', async (mode, reason, asked) => {
		const context = { chatUrl: new URL('https://chat.example.com/'), allowedPrivateHosts: [], pictureHosts: { 'b.org': mode } };
		const answers = { [proxied]: picture, 'https://a.org/article': page('https://b.org/c.png'), 'https://c.org/c.png': picture };
		const { web, resolve } = surroundings(answers);
		for (const url of ['https://b.org/c.png', 'https://a.org/article']) {
			expect(await resolve(url, { leadOptions: byProxy, context, asked })).toMatchObject({ reason });
		}
		const mapped = { mappings: [{ from: 'https://b.org/', to: 'https://c.org/' }], pagePictures: false };
		expect(await resolve('https://b.org/c.png', { leadOptions: mapped, context, asked })).toMatchObject({ reason });
		expect(web.asked().filter((asked) => !asked.endsWith('https://a.org/article'))).toEqual([]);
	});

	test('has a page’s addresses read as that page’s own', async () => {
		const { web, resolve } = surroundings({ 'https://proxy.org/?https%3A%2F%2Fb.org%2Falbum%2F1': page('2.png') });
		await resolve('https://b.org/album/1', { leadOptions: byProxy });
		expect(web.asked().at(-1)).toBe('GET https://proxy.org/?https%3A%2F%2Fb.org%2Falbum%2F2.png');
	});
});

describe('THREAT 8: a redirect to what may act', () => {
	const act = 'https://a.org/unsubscribe?u=1';
	const answers = { 'https://short.org/abc': { location: act }, 'https://short.org/b.png': { location: act }, [act]: picture };

	test('is not followed unasked', async () => {
		for (const url of ['https://short.org/abc', 'https://short.org/b.png']) {
			const { web, resolve } = surroundings(answers);
			expect(await resolve(url)).toEqual(failure('acting-link'));
			expect(web.asked().filter((asked) => asked.endsWith(act))).toEqual([]);
		}
	});

	test('is followed where the person asks for the link', async () => {
		const { resolve } = surroundings(answers);
		expect(await resolve('https://short.org/b.png')).toEqual(failure('acting-link'));
		expect(await resolve('https://short.org/b.png', { asked: true })).toMatchObject({ ok: true });
	});

	test('is never followed from what a page names', async () => {
		const { web, resolve } = surroundings({ ...answers, 'https://c.org/article': page('https://short.org/b.png') });
		expect(await resolve('https://c.org/article', { ...pagePictures, asked: true })).toEqual(failure('not-a-picture'));
		expect(web.asked().filter((asked) => asked.endsWith(act))).toEqual([]);
	});

	test('goes on where the person’s own mapping leads to such an address', async () => {
		const mappings = [{ from: 'https://b.org/', to: 'https://files.org/get?token=1&f=' }];
		const { resolve } = surroundings({
			'https://files.org/get?token=1&f=c.png': { location: 'https://www.files.org/get?token=1&f=c.png' },
			'https://www.files.org/get?token=1&f=c.png': picture,
		});
		expect(await resolve('https://b.org/c.png', { leadOptions: { mappings, pagePictures: false } })).toMatchObject({ ok: true });
	});

	test.each([
		'https://github-production-user-asset-6210df.s3.amazonaws.com/1/2-3?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a&X-Amz-Security-Token=b&X-Amz-Signature=c&response-content-type=image%2Fpng',
		'https://private-user-images.githubusercontent.com/1/2-3.png?jwt=a',
		'https://raw.githubusercontent.com/a/b/main/c.png?token=a',
		'https://cdn.discordapp.com/attachments/1/2/image?ex=ffffffff&is=66b&hm=abc',
		'https://storage.googleapis.com/a/b?X-Goog-Algorithm=a&X-Goog-Credential=b&X-Goog-Signature=c',
		'https://drive.usercontent.google.com/download?id=a&export=view&uuid=b&at=c',
		'https://dl.dropboxusercontent.com/cd/0/inline/CabcD/file?_download_id=1&_notify_domain=www.dropbox.com',
		'https://a.blob.core.windows.net/b/c?sv=2020&se=2026&sr=b&sp=r&sig=d',
		'https://a.sharepoint.com/personal/b/_layouts/15/download.aspx?UniqueId=c&Translate=false&tempauth=d',
		'https://d1.cloudfront.net/a?Expires=1&Policy=b&Signature=c&Key-Pair-Id=d',
		'https://a.b-cdn.net/c.jpg?token=d&expires=1',
	])('is none to a picture in storage that is signed: %s', async (target) => {
		const { resolve } = surroundings({ 'https://a.org/b.png': { location: target }, [target]: picture });
		expect(await resolve('https://a.org/b.png')).toMatchObject({ ok: true });
	});
});

test('a redirect to a host that never shows is not followed', async () => {
	const { web, resolve } = surroundings({ 'https://a.org/b.png': { location: 'https://never.org/b.png' } });
	const context = {
		chatUrl: new URL('https://chat.example.com/'),
		allowedPrivateHosts: [],
		pictureHosts: { 'never.org': 'never' as const },
	};
	expect(await resolve('https://a.org/b.png', { context })).toMatchObject({ reason: 'host-blocked' });
	expect(web.asked()).toEqual(['GET https://a.org/b.png']);
});

test('a host that is not granted is named, also when it is another than the posted one', async () => {
	const { resolve } = surroundings({}, { isGranted: async ({ hostname }) => hostname === 'imgur.com' });
	expect(await resolve('https://imgur.com/AbCdEf1')).toEqual(failure('host-not-granted', { host: 'i.imgur.com' }));
});
