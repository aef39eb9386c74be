import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileName, originalFile } from '../../../src/resolve/file-name';
import { maximumFileNameCharacters } from '../../../src/shared/limits';

const url = new URL('https://a.org/files/cat.png?size=large');

function nameFor(contentDisposition: string | null, address = url): string {
	return fileName({ kind: 'png', url: address, contentDisposition });
}

describe('the name of a saved file', () => {
	test.each([
		['inline', 'cat.png'],
		['attachment; filename="dog.png"', 'dog.png'],
		['attachment; filename=dog.png; size=3', 'dog.png'],
		['attachment; FileName = "a \\"b\\" c.png"', 'a _b_ c.png'],
		["attachment; filename=dog.png; filename*=UTF-8''%C3%9Cber%20uns.png", 'Über uns.png'],
		["attachment; filename=dog.png; filename*=UTF-8''%FFber%20uns.png", 'dog.png'],
		["attachment; filename=dog.png; filename*=UTF-8''100%25.png", '100_.png'],
		["attachment; filename=dog.png; filename*=UTF-8''cat.png", 'cat.png'],
		["attachment; filename*=UTF-8'en'dog%zz; filename=dog.png", 'dog.png'],
		['attachment; filename="Ã\u009cber uns.png"', 'Über uns.png'],
		['attachment; filename="Über uns.png"', 'Über uns.png'],
		['attachment; filename=""', 'cat.png'],
		['attachment; filename="../../etc/passwd"', 'passwd.png'],
		['attachment; filename="C:\\\\Windows\\\\x.png"', 'x.png'],
	])('is the one that its server gives: %s → %s', (header, name) => {
		expect(nameFor(header)).toBe(name);
	});

	test.each([
		['https://a.org/x/cat.png', 'cat.png'],
		['https://a.org/x/k%C3%A4tzchen.jpg/', 'kätzchen.png'],
		['https://a.org/%E0%A4%A', '_E0_A4_A.png'],
		['https://a.org/', 'picture.png'],
		['https://a.org/CAT.PNG', 'CAT.png'],
		['https://a.org/cat.icon', 'cat.png'],
		['https://a.org/cat.webp', 'cat.png'],
		['https://a.org/Screenshot%2012.30', 'Screenshot 12.30.png'],
		['https://a.org/a%2F..%2Fb.png', 'b.png'],
		['https://a.org/.htaccess', 'htaccess.png'],
	])('else that of its address, with the ending of what it is: %s → %s', (address, name) => {
		expect(nameFor(null, new URL(address))).toBe(name);
	});

	test.each(['con.png', 'LPT1', 'nul.tar.png', 'aux'])('is no device of Windows: %s', (given) => {
		expect(nameFor(`attachment; filename="${given}"`)).toMatch(/^_.*\.png$/);
	});

	test('keeps another ending of the same kind', () => {
		expect(fileName({ kind: 'jpeg', url: new URL('https://a.org/x.JPEG'), contentDisposition: null })).toBe('x.jpeg');
		expect(fileName({ kind: 'jpeg', url: new URL('https://a.org/x'), contentDisposition: null })).toBe('x.jpg');
	});

	test('whatever it is given, is short, seen as it is, no path and no hidden file', () => {
		const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }));
		fc.assert(
			fc.property(name, fc.boolean(), (given, extended) => {
				const header = extended ? `a; filename*=UTF-8''${encodeURIComponent(given.toWellFormed())}` : `a; filename="${given}"`;
				const made = nameFor(header);
				expect(made.length).toBeLessThanOrEqual(maximumFileNameCharacters);
				expect(made).toMatch(/^[^.\s~-].*\.png$/su);
				expect(made).not.toMatch(/[/\\<>:"|?*\p{C}\p{Zl}\p{Zp}]|[\s.]\.png$/u);
			}),
			{ numRuns: 2000 },
		);
	});

	test('turns no direction of writing, and hides no ending', () => {
		expect(nameFor("a; filename*=UTF-8''cat%E2%80%AEgnp.exe")).toBe('catgnp.png');
		expect(nameFor("a; filename*=UTF-8''cat.png%E2%80%8B.html")).toBe('cat.png.png');
	});
});

test('a file that is saved has no type that a page would be opened by', () => {
	const { blob } = originalFile({ kind: 'svg', bytes: new Uint8Array(5), url, contentDisposition: null });
	expect(blob.type).toBe('application/octet-stream');
	expect(blob.size).toBe(5);
});
