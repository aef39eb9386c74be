import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { packages } from '../../build/packages';
import { version } from '../../package.json';
import { packagePaths } from '../../scripts/package/make-packages';
import { projectFolder } from '../../scripts/setup/project-folder.mjs';
import { documentedPermissions } from '../documents/permissions';
import { readDocument, section } from '../documents/read-document';
import { readPackage } from './read-package';

/** All that the browsers need of us: whatever else is in a package got there by mistake. */
const expectedFile =
	/^(manifest\.json|managed-schema\.json|(background|leftovers|page-findings|picture-tools)\.js|content-scripts\/chat\.js|[a-z]+\.html|chunks\/[\w-]+\.js|assets\/[\w-]+\.(css|svg)|icons\/[a-z]+(-[a-z]+)*-\d+\.png|_locales\/\w+\/messages\.json)$/;

const manifestSchema = v.looseObject({
	name: v.string(),
	description: v.string(),
	version: v.string(),
	default_locale: v.string(),
	permissions: v.array(v.string()),
	optional_host_permissions: v.array(v.string()),
});

/** Keys of the manifest that would open us to pages or to other extensions, or would take hosts that nobody was asked for. */
const closedKeys = [
	'host_permissions',
	'content_scripts',
	'web_accessible_resources',
	'externally_connectable',
	'key',
	'update_url',
	'optional_permissions',
];

/** What only developers' builds have: tests' grants and hosts, maps to the sources, and the places where it was built. */
const foreignText = ['e2e', 'chat.test', 'img.test', 'sourceMappingURL', '@vite/client', 'node_modules', projectFolder, tmpdir()];

describe.each(['chrome', 'firefox'] as const)('the package for %s', (browser) => {
	let files: ReadonlyMap<string, Buffer>;
	let manifest: v.InferOutput<typeof manifestSchema>;

	beforeAll(async () => {
		files = await readPackage(packagePaths[browser]);
		manifest = v.parse(manifestSchema, JSON.parse(files.get('manifest.json')?.toString() ?? ''));
	});

	test('has nothing that the browser does not need', () => {
		expect(files.size).toBeGreaterThan(20);
		expect([...files.keys()].filter((name) => !expectedFile.test(name))).toEqual([]);
	});

	test('has nothing of tests, of maps to the sources, or of where it was built', () => {
		const texts = [...files].filter(([name]) => !name.endsWith('.png'));
		const found = texts.flatMap(([name, bytes]) =>
			foreignText.filter((text) => bytes.includes(text)).map((text) => `${text} in ${name}`),
		);
		expect(found).toEqual([]);
	});

	test('asks at install for what the README and the store’s form explain, and for no host', () => {
		expect(Object.keys(manifest).filter((key) => closedKeys.includes(key))).toEqual([]);
		const permissions = manifest.permissions.toSorted();
		expect(permissions).toEqual(documentedPermissions(section(readDocument('README.md'), '## Permissions'), browser));
		expect(permissions).toEqual(documentedPermissions(readDocument('docs/store/permissions.md'), browser));
		expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
		expect(JSON.stringify(manifest)).not.toMatch(/localhost|127\.0\.0\.1/);
	});

	test('has the version of package.json, and a name and a description in its default language', () => {
		expect(manifest.version).toBe(version);
		const messages: unknown = JSON.parse(files.get(`_locales/${manifest.default_locale}/messages.json`)?.toString() ?? '');
		for (const key of ['name', 'description'] as const) {
			expect(manifest[key]).toBe(`__MSG_extension_${key}__`);
			expect(messages).toHaveProperty(`extension_${key}.message`);
		}
	});

	test('has each file that its manifest and pages name', () => {
		const pages = [...files].filter(([name]) => name.endsWith('.html'));
		const inPages = pages.flatMap(([, html]) =>
			[...html.toString().matchAll(/(?:src|href)="(?!https?:|data:|#)\/?([^"#]+)"/g)].map(([, path]) => path),
		);
		const inManifest = [...JSON.stringify(manifest).matchAll(/"([\w/-]+\.(?:js|html|png))"/g)].map(([, path]) => path);
		expect(inManifest.length).toBeGreaterThan(8);
		expect(inPages.length).toBeGreaterThan(4);
		expect([...inPages, ...inManifest].filter((path) => !files.has(path ?? ''))).toEqual([]);
	});
});

test('the source package has what git tracks of the build’s sources, and nothing else', async () => {
	const tracked = execFileSync(
		'git',
		['ls-files', '-z', '--', ...(packages.includeSources ?? []).map((path) => path.replace(/\/\*\*$/, ''))],
		{
			cwd: projectFolder,
			encoding: 'utf8',
		},
	);
	const files = await readPackage(packagePaths.firefoxSource);
	// WXT leaves out the pages that say that they are for Chrome alone; what builds without them builds the same.
	const isForChromeAlone = (path: string): boolean =>
		path.endsWith('.html') && readFileSync(join(projectFolder, path), 'utf8').includes(`name="manifest.include" content="['chrome']"`);
	const expected = tracked.split('\0').filter((path) => path !== '' && !isForChromeAlone(path));
	expect(expected.length).toBeGreaterThan(200);
	expect([...files.keys()].toSorted(), 'What is new is to be added to git before it is packed').toEqual(expected.toSorted());
});
