import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findRule, isExpired, isPlaceholder } from '../../../src/sites/picture-hosts/find-rule';
import { pictureHosts } from '../../../src/sites/picture-hosts/registry';
import { mayAct } from '../../../src/resolve/guard/acting-links';
import { broaderHosts } from '../../../src/shared/broader-hosts';

const machinery = new Set(['picture-host', 'find-rule', 'registry']);
const now = Date.UTC(2026, 0, 1);
const examples = pictureHosts.flatMap((host) => host.examples.map(([posted, leadsTo]) => ({ host, posted, leadsTo })));
const hostNames = pictureHosts.flatMap(({ hosts }) => hosts);

function leadsTo(posted: string): string {
	const ruled = findRule(new URL(posted));
	if (!ruled) return 'none';
	if (isExpired(ruled, now)) return 'expired';
	const { to } = ruled.rule;
	return to === 'itself' || to === 'page' ? to : ruled.url.href;
}

describe('the picture hosts', () => {
	test('are the files of src/sites/picture-hosts, each registered once', () => {
		const files = readdirSync('src/sites/picture-hosts').map((file) => file.replace(/\.ts$/, ''));
		expect(pictureHosts.map(({ id }) => id).toSorted()).toEqual(files.filter((id) => !machinery.has(id)).toSorted());
		expect(new Set(pictureHosts.map(({ name }) => name)).size).toBe(pictureHosts.length);
	});

	test('have hosts that are hosts, each in one file only, and none below another file’s', () => {
		for (const host of hostNames) {
			expect(new URL(`https://${host}/`).host).toBe(host);
			expect(broaderHosts(host).filter((broader) => hostNames.includes(broader))).toEqual([host]);
		}
		expect(new Set(hostNames).size).toBe(hostNames.length);
	});

	test.each(pictureHosts.map((host) => [host.id, host] as const))(
		'%s has an example of each rule, and one that none is for',
		(_, host) => {
			for (const { form } of host.rules) {
				expect(form.source.startsWith('^') && form.source.endsWith('$')).toBe(true);
				expect(form.global || form.sticky).toBe(false);
				const matching = host.examples.filter(([posted]) => {
					const url = new URL(posted);
					return form.test(url.host + url.pathname + url.search);
				});
				expect([String(form), matching.length]).not.toEqual([String(form), 0]);
			}
			expect(host.examples.some(([, target]) => target === 'none')).toBe(true);
		},
	);

	test.each(examples)('$posted leads to $leadsTo', ({ host, posted, leadsTo: expected }) => {
		expect(leadsTo(posted)).toBe(expected);
		if (expected === 'none') return;
		expect(findRule(new URL(posted))?.host).toBe(host);
		expect(mayAct(new URL(posted))).toBe(false);
	});

	test.each(examples.filter(({ leadsTo: target }) => target.startsWith('https:')))(
		'$leadsTo is requested unasked, and not led on',
		({ leadsTo: target }) => {
			expect([target, 'itself', 'none']).toContain(leadsTo(target));
			expect(mayAct(new URL(target))).toBe(false);
		},
	);

	test.each(['https://evil.example/imgur.com/AbCdEf1', 'https://imgur.com.evil.example/AbCdEf1', 'https://notimgur.com/AbCdEf1'])(
		'are not taken for others: %s',
		(posted) => {
			expect(findRule(new URL(posted))).toBeUndefined();
		},
	);

	test('read hostile URLs in no time to speak of', () => {
		const tails = ['a-'.repeat(1000), 'v=&'.repeat(600), '/'.repeat(2000), 'a.'.repeat(1000), '?'.repeat(2000), 'a/b-1'.repeat(400)];
		const urls = hostNames.flatMap((host) => tails.flatMap((tail) => [`https://${host}/${tail}`, `https://www.${host}/view/${tail}`]));
		expect(urls.map((url) => leadsTo(url)).length).toBe(urls.length);
	});
});

describe('what picture hosts send in place of a picture', () => {
	test.each([
		['https://i.imgur.com/removed.png', true],
		['https://st.prntscr.com/2023/07/24/0635/img/0_173a7b_211be8ff.png', true],
		['https://i.imgur.com/AbCdEf1.png', false],
		['https://evil.example/i.imgur.com/removed.png', false],
	])('%s: %s', (url, expected) => {
		expect(isPlaceholder(new URL(url))).toBe(expected);
	});
});
