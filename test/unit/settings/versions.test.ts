import { describe, expect, test } from 'vitest';
import { changedWithin, migrated, MigrationError, settingsVersion, type Migration } from '../../../src/settings/versions';

const toSecond: Migration = ({ colour, ...rest }) => ({ ...rest, hue: colour });
const toThird: Migration = (stored) => ({ ...stored, isBright: stored['hue'] === 'yellow' });
const steps = [toSecond, toThird];

describe('stored settings', () => {
	test('of an old version go through each later one', () => {
		expect(migrated({ version: 1, colour: 'yellow', kept: 7 }, steps)).toEqual({ version: 3, hue: 'yellow', isBright: true, kept: 7 });
	});

	test('of the version between go through what comes after it alone', () => {
		expect(migrated({ version: 2, hue: 'red', colour: 'left' }, steps)).toEqual({
			version: 3,
			hue: 'red',
			isBright: false,
			colour: 'left',
		});
	});

	test('of the present version stay', () => {
		expect(migrated({ version: 3, colour: 'yellow' }, steps)).toEqual({ version: 3, colour: 'yellow' });
		expect(migrated({ version: settingsVersion, sites: {} })).toEqual({ version: settingsVersion, sites: {} });
	});

	test('of a later version stay, with their version', () => {
		expect(migrated({ version: 4, colour: 'yellow' }, steps)).toEqual({ version: 4, colour: 'yellow' });
	});

	test.each([undefined, 'two', 0, -1, 1.5, Number.NaN, null, {}])('with the version %j are of the first', (version) => {
		expect(migrated({ version, colour: 'red' }, steps)).toEqual({ version: 3, hue: 'red', isBright: false });
	});

	test.each([undefined, null, 7, 'text', [], [1]])('that are %j are none', (raw) => {
		expect(migrated(raw, steps)).toBeUndefined();
	});
});

test('a step that fails is told with the version that it was for', () => {
	const fail: Migration = () => {
		throw new Error('A bug');
	};
	expect(() => migrated({ version: 2 }, [toSecond, fail])).toThrow(MigrationError);
	expect(() => migrated({ version: 2 }, [toSecond, fail])).toThrow('version 2');
});

describe('a change of settings that a later version has stored', () => {
	const kept = {
		version: 9,
		unknown: { a: 1 },
		sites: { 'a.example': { mode: 'on', depth: 3 }, 'b.example': { mode: 'deep' } },
		size: 'huge',
	};
	const before = { sites: { 'a.example': { mode: 'on' } } };

	test('replaces what has changed, and nothing else', () => {
		expect(changedWithin(kept, before, { sites: { 'a.example': { mode: 'off' } } })).toEqual({
			...kept,
			sites: { ...kept.sites, 'a.example': { mode: 'off', depth: 3 } },
		});
	});

	test('adds and removes what the person adds and removes', () => {
		const after = { sites: { 'c.example': { mode: 'ask' } }, size: 'small' };
		expect(changedWithin(kept, before, after)).toEqual({
			version: 9,
			unknown: { a: 1 },
			sites: { 'b.example': { mode: 'deep' }, 'c.example': { mode: 'ask' } },
			size: 'small',
		});
	});

	test('is refused where it would have to overwrite what cannot be read', () => {
		expect(() => changedWithin({ version: 9, sites: ['a.example'] }, { sites: {} }, before)).toThrow('later version');
	});
});
