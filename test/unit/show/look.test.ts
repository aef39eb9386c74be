import { describe, expect, test } from 'vitest';
import { lookOf } from '../../../src/show/look';
import { usualPreferences } from '../../../src/settings/preferences';

describe('how pages show pictures', () => {
	test('as installed: of the usual size, moving unless the system wishes for less motion', () => {
		const { scale, rules, isHidden } = lookOf(usualPreferences, {}, false);
		expect({ scale, isHidden }).toEqual({ scale: 1, isHidden: false });
		expect(rules).toMatch(/^@media \(prefers-reduced-motion:reduce\)\{/);
	});

	test.each([
		['small', 240],
		['medium', 320],
		['large', 480],
	] as const)('%s is %d CSS pixels wide', (size, width) => {
		expect(lookOf({ ...usualPreferences, size }, {}, false).scale * 320).toBe(width);
	});

	test('always moving, sharp and in sight: no rule at all', () => {
		expect(lookOf({ ...usualPreferences, animation: 'always' }, { blur: false }, false).rules).toBe('');
	});

	test.each([
		['still', { animation: 'never' }, {}, false, '>canvas{display:block}'],
		['blurred', { animation: 'always' }, { blur: true }, false, 'filter:blur('],
		['hidden', { animation: 'always' }, {}, true, '.frames{visibility:hidden}'],
	] as const)('%s by a rule of its own', (_, preferences, site, isHidden, rule) => {
		expect(lookOf({ ...usualPreferences, ...preferences }, site, isHidden).rules).toContain(rule);
	});
});
