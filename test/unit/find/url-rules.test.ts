import fc from 'fast-check';
import { REBuilder } from 'linkify-it';
import { expect, test } from 'vitest';
import { afterSchemeRule, schemeRule } from '../../../src/find/url-rules';

const linkify = new REBuilder({ schema_names: ['http:', 'https:', 'aesgcm:', 'mxc:', 'file:'] });

/** What two rules find in a text, without what is no URL to a browser: a port or an IPv6 address that cannot be. */
function found(text: string, scheme: RegExp, afterScheme: RegExp): string[] {
	const urls: string[] = [];
	scheme.lastIndex = 0;
	for (let match = scheme.exec(text); match; match = scheme.exec(text)) {
		afterScheme.lastIndex = scheme.lastIndex;
		if (!afterScheme.test(text)) continue;
		const url = text.slice(match.index + (match[1] ?? '').length, afterScheme.lastIndex);
		scheme.lastIndex = afterScheme.lastIndex - 1;
		if (URL.canParse(url)) urls.push(url);
	}
	return urls;
}

const bit = fc.constantFrom(
	...'https:// http:// aesgcm:// mxc:// file:// HTTPS:// ftp:// // a.org b.example bücher.example 1.2.3.4 [::1] [2606:4700::1111] localhost @ : :80 :99999 / /a.png'.split(
		' ',
	),
	...'/_ /a_b _) ?a=b & &amp; # #x ( ) [ ] { } < > " \' , . .. ... ! !! % %41 \\ | * ` ~ ^ $ + = ; - -- --- … 。 、 » « “ ” ｜ € 😀 é ä א ー'.split(
		' ',
	),
	' ',
	'\n',
	'\u00A0',
	'\u00AD',
	'\u200D',
	'\u0000',
	'\uD800',
);
const text = fc.oneof(
	fc.array(bit, { maxLength: 30 }).map((bits) => bits.join('')),
	fc
		.tuple(fc.array(bit, { maxLength: 12 }), fc.array(bit, { maxLength: 12 }))
		.map(([host, path]) => `https://a.${host.join('')}/${path.join('')}`),
	fc.string({ unit: 'binary', maxLength: 100 }).map((rest) => `https://a.org/${rest}`),
	fc.tuple(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()).map((parts) => parts.join('')),
);
/**
 * What is found here and not by linkify-it: beside what is unseen, with underscores in hosts, before `.<`, and
 * punctuation outside the Basic Multilingual Plane; and files without a host.
 */
const beyondLinkify =
	/file:\/\/\/|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|:\/\/[^/?#\s]*_|\.[<>｜]|(?=[\u{10000}-\u{10FFFF}])\p{P}/u;

test('URLs begin and end where linkify-it sees it', () => {
	fc.assert(
		fc.property(text, (candidate) => {
			fc.pre(!beyondLinkify.test(candidate));
			expect(found(candidate, schemeRule, afterSchemeRule)).toEqual(
				found(candidate, linkify.get_schema_search(), linkify.get_http_validator()),
			);
		}),
		{ seed: 20_260_104, numRuns: 20_000 },
	);
});
