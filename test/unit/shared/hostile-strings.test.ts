import { describe, expect, it } from 'vitest';
import { candidateUrl, findTextUrls } from '../../../src/find/text-urls';
import { parseControlMessage, parseWorkerMessage } from '../../../src/messages/from-worker';
import { fileName } from '../../../src/resolve/file-name';
import { parseHostPattern } from '../../../src/shared/host-patterns';
import { parseSettings } from '../../../src/settings/schema';
import { maximumFileNameCharacters, maximumUrlCharacters } from '../../../src/shared/limits';
import { hostileStrings } from '../../fixtures/hostile/strings';

/** A host as it is told to a person: ASCII alone, so that nothing in it looks like something else. */
const plainHost = /^(?:[a-z\d_.-]+|\[[\da-f:.]+\])$/;

function wrong(isWrong: (text: string) => boolean): string[] {
	return hostileStrings.filter(isWrong);
}

describe('THREAT 24: more than five hundred hostile texts', () => {
	it('are so many', () => expect(hostileStrings.length).toBeGreaterThanOrEqual(500));

	it('as links lead to web addresses alone, of hosts that are told in ASCII, or nowhere', () => {
		const isStrange = (url: URL): boolean =>
			!['http:', 'https:', 'mxc:', 'file:'].includes(url.protocol) ||
			url.username !== '' ||
			url.password !== '' ||
			url.href.length > maximumUrlCharacters ||
			(/^https?:$/.test(url.protocol) && !plainHost.test(url.hostname)) ||
			/[^\x21-\x7e]/.test(url.href);
		expect(
			wrong((text) => [candidateUrl(text) ?? [], findTextUrls(text), findTextUrls(`See ${text}, and more`)].flat().some(isStrange)),
		).toEqual([]);
	});

	it('as names of files are names, and nothing more to any system', () => {
		const nameBy = (text: string): string[] => {
			const url = new URL('https://example.org/');
			url.pathname = text.replaceAll('\0', '');
			const quoted = `attachment; filename="${text.replaceAll('"', '\\"')}"`;
			const extended = `attachment; filename*=UTF-8''${encodeURIComponent(text.toWellFormed())}`;
			const dispositions = [null, text, quoted, extended, `attachment; filename=${text}`];
			return dispositions.map((contentDisposition) => fileName({ kind: 'png', url, contentDisposition }));
		};
		const isStrange = (name: string): boolean =>
			name.length > maximumFileNameCharacters ||
			!/\.a?png$/.test(name) ||
			/^[.~\s-]|[<>:"/\\|?*%\p{Cc}\p{Cf}\p{Cs}]|\.\.?$/u.test(name) ||
			/^(?:con|prn|aux|nul|com\d|lpt\d)\./i.test(name);
		expect(wrong((text) => nameBy(text).some(isStrange))).toEqual([]);
	});

	it('as settings are left out, or are what they would be as settings', () => {
		const site = { mode: 'on', plainHttp: true, privateHosts: [] };
		const isStrange = (text: string): boolean => {
			const settings = parseSettings({
				sites: Object.fromEntries([
					[text, site],
					['chat.example', { ...site, privateHosts: [text], mode: text }],
				]),
				pictureHosts: Object.fromEntries([
					[text, 'always'],
					['example.org', text],
				]),
				mappings: [{ from: text, to: text }],
				firstMode: text,
				size: text,
				maximumPictureMegabytes: text,
				[text]: text,
			});
			const { sites, pictureHosts = {}, ...others } = settings ?? { sites: {} };
			const hosts = [...Object.keys(sites), ...Object.keys(pictureHosts)];
			const kept = Object.keys(others).filter((name) => name !== 'mappings');
			return hosts.some((host) => !plainHost.test(host)) || kept.length > 0 || Object.getPrototypeOf(sites) !== Object.prototype;
		};
		expect(wrong(isStrange)).toEqual([]);
		expect(wrong((text) => !/^[!-~]*$/.test(parseHostPattern(text) ?? ''))).toEqual([]);
	});

	it('as messages are none', () => {
		const forms = (text: string): unknown[] => [
			text,
			{ type: text },
			{ type: 'policy', mode: text },
			{ type: 'resolved', id: text, result: { ok: false, reason: 'gone' } },
			{ type: 'resolved', id: 1, result: { ok: false, reason: text } },
			{ type: 'resolved', id: 1, result: { ok: true, value: { blob: text } } },
			Object.fromEntries([
				['type', 'report'],
				[text, text],
			]),
		];
		expect(wrong((text) => forms(text).some((form) => parseWorkerMessage(form) ?? parseControlMessage(form)))).toEqual([]);
	});
});
