import { describe, expect, test } from 'vitest';
import { isTold, mayPass, reasons } from '../../../src/shared/reasons';
import { failure, success } from '../../../src/shared/result';
import { english } from '../show/english';

test('every reason is there once', () => {
	expect(new Set(reasons).size).toBe(reasons.length);
});

describe('every reason', () => {
	test.each(reasons)('%s has a sentence of its own, that it is named after', (reason) => {
		expect(english(`reason_${reason.replaceAll('-', '_')}`, ['files.example', '15 MB'])).toMatch(/^\S.*\.$/);
	});

	test('that may pass by itself is told when it does not', () => {
		expect(reasons.filter((reason) => mayPass(reason) && !isTold(reason))).toEqual([]);
	});
});

test('of a link that is no picture, nothing is said', () => {
	expect(reasons.filter((reason) => !isTold(reason))).toEqual([
		'address-invalid',
		'acting-link',
		'host-blocked',
		'not-a-picture',
		'too-small',
		'cancelled',
	]);
});

test('a result is a value or a reason with what is known', () => {
	expect(success(7)).toEqual({ ok: true, value: 7 });
	expect(failure('gone')).toEqual({ ok: false, reason: 'gone' });
	expect(failure('too-large', { bytes: 9 })).toEqual({ ok: false, reason: 'too-large', bytes: 9 });
});
