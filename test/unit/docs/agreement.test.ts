import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { manifest } from '../../../build/manifest';
import { chromiumKind, firefoxKind } from '../../../scripts/browsers/browser-kind';
import { isTold, reasons } from '../../../src/shared/reasons';
import { documentedPermissions } from '../../documents/permissions';
import { languages } from '../../documents/languages';
import { readDocument, section } from '../../documents/read-document';

const manifestOf = (browser: string) => manifest({ browser, mode: 'production', command: 'build', manifestVersion: 3 });

describe.each(['chrome', 'firefox'])('the manifest for %s', (browser) => {
	const permissions = manifestOf(browser).permissions?.toSorted();

	test('asks for the permissions that the README explains', () => {
		expect(documentedPermissions(section(readDocument('README.md'), '## Permissions'), browser)).toEqual(permissions);
	});

	test('asks for the permissions that docs/store/permissions.md justifies', () => {
		expect(documentedPermissions(readDocument('docs/store/permissions.md'), browser)).toEqual(permissions);
	});
});

describe('the least versions of browsers', () => {
	const { gecko, gecko_android: android } = manifestOf('firefox').browser_specific_settings ?? {};
	const major = (version: string | undefined): string => String(Number.parseInt(version ?? '', 10));
	const chromium = major(manifestOf('chrome').minimum_chrome_version);

	test('are those that the tests look for', () => {
		expect([chromium, major(gecko?.strict_min_version)]).toEqual(
			[chromiumKind, firefoxKind].map((kind) => String(kind.minimumMajorVersion)),
		);
	});

	test('are those of docs/browsers.md and the README', () => {
		const browsers = readDocument('docs/browsers.md');
		const least = (name: string) => new RegExp(`^\\| ${name} \\| (\\d+) \\|`, 'm').exec(browsers)?.[1];
		expect(['Chromium, Chrome', 'Firefox, desktop', 'Firefox for Android'].map(least)).toEqual([
			chromium,
			major(gecko?.strict_min_version),
			major(android?.strict_min_version),
		]);
		expect(readDocument('README.md')).toContain(
			`Chromium ${chromium}, Firefox ${major(gecko?.strict_min_version)}, on Android ${major(android?.strict_min_version)}`,
		);
	});
});

describe('the tables of tests in docs/browsers.md', () => {
	const tables = /<!-- tests -->([^]*)<!-- \/tests -->/.exec(readDocument('docs/browsers.md'))?.[1]?.split('| in Firefox only') ?? [];
	const rows = tables.map((table) =>
		[...table.matchAll(/^\|([^|]*`[^|]*)\|([^|]+)\|$/gm)].map(([, files = '', reason = '']) => ({
			names: [...files.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name),
			reason: reason.trim(),
		})),
	);
	const filesOf = (folder: string): string[] =>
		readdirSync(`test/${folder}`).flatMap((file) => /^(.*)\.test\.ts$/.exec(file)?.slice(1) ?? []);

	test.each(['chromium', 'firefox'])('name each file of test/%s once, with a reason', (folder) => {
		const own = rows[folder === 'chromium' ? 0 : 1] ?? [];
		expect(own.flatMap(({ names }) => names).toSorted()).toEqual(filesOf(folder).toSorted());
		for (const { reason } of own) expect(reason).toMatch(/^.{10,}$/);
	});

	test('leave more to both than to either', () => {
		expect(filesOf('both').length).toBeGreaterThan(filesOf('firefox').length);
	});
});

test('what Firefox is told of data is what docs/store/data.md gives the reasons for', () => {
	const declared = manifestOf('firefox').browser_specific_settings?.gecko?.data_collection_permissions;
	const kinds = /^## Firefox: `(\w+)`, required$/m.exec(readDocument('docs/store/data.md'))?.slice(1);
	expect(declared).toEqual({ required: kinds });
});

describe.each(languages)('the listing of the stores in %s', (language) => {
	const listing = readDocument(`docs/store/listing-${language.replace('_', '-')}.md`);
	const english = readDocument('docs/store/listing-en.md');
	const paragraphs = (document: string): string[] => section(document, '## Description').trim().split('\n\n');

	test('has the name and the purpose that the package has', () => {
		const messages: unknown = JSON.parse(readDocument(`public/_locales/${language}/messages.json`));
		const said = (heading: string): string | undefined => section(listing, heading).split('\n')[2];
		expect(messages).toMatchObject({
			extension_name: { message: said('## Name') },
			extension_description: { message: said('## Purpose') },
		});
	});

	test('describes all that the English one describes', () => {
		expect(paragraphs(listing).length).toBe(paragraphs(english).length);
		expect(listing.match(/^• /gm)?.length).toBe(3);
		expect(listing).toMatch(/PNG\P{L}+JPEG\P{L}+GIF\P{L}+WebP\P{L}+AVIF\P{L}+SVG/u);
	});
});

test.each(languages.filter((language) => language !== 'en'))('the listing in %s says that it awaits its review', (language) => {
	expect(readDocument(`docs/store/listing-${language.replace('_', '-')}.md`)).toContain('Not yet reviewed by a native speaker');
});

describe('the form for a chat that does not work', () => {
	const form = readDocument('.github/ISSUE_TEMPLATE/chat.yml');

	test('offers each reason that a person may be told, and no other', () => {
		const offered = [...form.matchAll(/^ {14}- '([a-z-]+): /gm)].map(([, reason]) => reason);
		expect(offered).toEqual(reasons.filter(isTold));
	});

	test('asks for the software, the version and the reason, and for no URL', () => {
		const ids = [...form.matchAll(/^ {6}id: (.+)$/gm)].map(([, id]) => id);
		expect(ids).toEqual(expect.arrayContaining(['software', 'version', 'reason']));
		expect(form).toContain('Please post no URLs');
		expect(form).not.toMatch(/^ {10}label: .*(URL|link to|address)/m);
	});
});
