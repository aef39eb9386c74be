import { expect, test } from 'vitest';
import { goneWarnings, newFindings } from '../../../scripts/test/store-lint';

const warning = (file: string, line: number) => ({ code: 'UNSAFE_VAR_ASSIGNMENT', message: 'Unsafe', file, line });
const known = [{ code: 'UNSAFE_VAR_ASSIGNMENT', file: 'chunks/offscreen.js', count: 1, reason: 'DOMPurify fills an inert document.' }];

test('a known warning is known under whatever hash its file has', () => {
	expect(newFindings([], [warning('chunks/offscreen-B7yU_4aQ.js', 3)], known)).toEqual([]);
});

test('one more of the same kind, or the same in another file, is new', () => {
	const second = warning('chunks/offscreen-B7yU_4aQ.js', 9);
	const elsewhere = warning('background.js', 1);
	expect(newFindings([], [warning('chunks/offscreen-B7yU_4aQ.js', 3), second, elsewhere], known)).toEqual([second, elsewhere]);
});

test('an error is never known', () => {
	const error = { code: 'BAD', message: 'Bad', file: 'manifest.json', line: null };
	expect(newFindings([error], [], [{ code: 'BAD', file: 'manifest.json', count: 1, reason: 'No.' }])).toEqual([error]);
});

test('a known warning that is not given any more, or less often, is gone', () => {
	const given = warning('chunks/offscreen-B7yU_4aQ.js', 3);
	expect(goneWarnings([given], known)).toEqual([]);
	expect(goneWarnings([warning('background.js', 3)], known)).toEqual(known);
	expect(goneWarnings([given], [{ code: 'UNSAFE_VAR_ASSIGNMENT', file: 'chunks/offscreen.js', count: 2, reason: 'Two.' }])).toHaveLength(
		1,
	);
});
