import { expect, test } from 'vitest';
import { isPage } from '../../../../src/resolve/request/is-page';

test.each([
	['text/html', true],
	['TEXT/HTML; charset=utf-8', true],
	['application/xhtml+xml', true],
	['text/html5', false],
	['image/png', false],
	['', false],
])('%s is a page: %s', (contentType, expected) => {
	expect(isPage(new Response(null, { headers: { 'content-type': contentType } }))).toBe(expected);
});
