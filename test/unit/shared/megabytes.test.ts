import { expect, test, vi } from 'vitest';
import { megabyte } from '../../../src/shared/limits';
import { megabytes } from '../../../src/shared/megabytes';

/** Lets the browser's language be another one for a test. */
function speak(language: string): void {
	vi.spyOn(Number.prototype, 'toLocaleString').mockImplementation(function (this: number, _, options) {
		return new Intl.NumberFormat(language, options).format(this);
	});
}

test.each([
	['en', '22.1\u00A0MB'],
	['de', '22,1\u00A0MB'],
	['fr', '22,1\u202FMo'],
	['ko', '22.1MB'],
])('a number of bytes is told in megabytes, on one line: %s', (language, told) => {
	speak(language);
	expect(megabytes(22.1 * megabyte)).toBe(told);
	expect(megabytes(22.123 * megabyte)).toBe(told);
});
