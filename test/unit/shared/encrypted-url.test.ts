import { expect, test } from 'vitest';
import { isEncrypted } from '../../../src/shared/encrypted-url';
import { findTextUrls } from '../../../src/find/text-urls';

const keys = ['0aF9'.repeat(22), '0aF9'.repeat(24)];

test.each(keys)('THREAT 13: a fragment that is an IV and a key marks an encrypted file: %s', (key) => {
	expect(isEncrypted(new URL(`https://a.org/b.png#${key}`))).toBe(true);
	for (const scheme of ['aesgcm', 'https', 'AESGCM']) {
		const [found] = findTextUrls(`see ${scheme}://a.org:5443/b.png#${key}, there`);
		expect(found?.href).toBe(`https://a.org:5443/b.png#${key}`);
	}
});

test.each(['', '#', `#${'a'.repeat(87)}`, `#${'a'.repeat(90)}`, `#${'g'.repeat(88)}`, `#${'a'.repeat(88)}&x`, '#part'])(
	'%j does not',
	(fragment) => {
		expect(isEncrypted(new URL(`https://a.org/b.png${fragment}`))).toBe(false);
		expect(findTextUrls(`aesgcm://a.org/b.png${fragment}`)).toEqual([]);
	},
);
