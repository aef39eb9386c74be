import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/setup/project-folder.mjs';
import { allDocuments } from '../../documents/all-documents';
import { readDocument } from '../../documents/read-document';

const documents = allDocuments();

/** A heading's name in links, as GitHub forms it. */
const anchor = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');

function anchorsOf(document: string): string[] {
	return [...readDocument(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));
}

describe.each(documents)('%s', (document) => {
	const text = readDocument(document);

	test('has links that lead somewhere', () => {
		const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
		const broken = links.filter((link) => {
			const [path = '', fragment] = link.split('#');
			const target = path === '' ? document : posix.join(dirname(document), path);
			if (!existsSync(join(projectFolder, target))) return true;
			return fragment !== undefined && !anchorsOf(target).includes(fragment);
		});
		expect(broken).toEqual([]);
	});

	test('names files that exist', () => {
		const named = [...text.matchAll(/`((?:build|demo|docs|entrypoints|public|scripts|src|test|\.github|\.ci)\/[\w./-]*)`/g)];
		const paths = named.map(([, path = '']) => path);
		expect(paths.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([]);
	});
});

test('the documents are those that are asked for', () => {
	const asked = ['README.md', 'PRIVACY.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'docs/browsers.md'];
	expect(documents).toEqual(expect.arrayContaining(asked));
});
