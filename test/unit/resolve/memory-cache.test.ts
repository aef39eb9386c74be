import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryCache } from '../../../src/resolve/memory-cache';

describe('a cache', () => {
	test('returns what it keeps', () => {
		const cache = createMemoryCache<string>(10);
		expect(cache.get('a')).toBeUndefined();
		cache.set('a', 'one', 5);
		cache.set('b', 'two', 5);
		expect([cache.get('a'), cache.get('b'), cache.get('__proto__'), cache.get('')]).toEqual(['one', 'two', undefined, undefined]);
	});

	test('lets go what was not used for longest', () => {
		const cache = createMemoryCache<string>(10);
		for (const key of ['a', 'b', 'c']) cache.set(key, key, 3);
		cache.get('a');
		cache.set('d', 'd', 3);
		expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual(['a', undefined, 'c', 'd']);
	});

	test('replaces a value, with its bytes', () => {
		const cache = createMemoryCache<string>(10);
		cache.set('a', 'large', 9);
		cache.set('a', 'small', 1);
		cache.set('b', 'other', 9);
		expect([cache.get('a'), cache.get('b')]).toEqual(['small', 'other']);
	});

	test('does not keep what alone is too much, nor what it replaces', () => {
		const cache = createMemoryCache<string>(10);
		cache.set('a', 'small', 1);
		cache.set('b', 'other', 1);
		cache.set('a', 'too large', 11);
		expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'other']);
	});
});

test('whatever is kept, its bytes stay within the bound, and the last that fits is there', () => {
	const names = ['a', 'b', 'c', 'd', 'e', 'f'];
	const key = fc.constantFrom(...names);
	const event = fc.oneof(fc.record({ key, bytes: fc.nat({ max: 120 }) }), fc.record({ key, bytes: fc.constant(undefined) }));
	fc.assert(
		fc.property(fc.array(event, { maxLength: 60 }), fc.integer({ min: 1, max: 200 }), (events, maximumBytes) => {
			const cache = createMemoryCache<{ readonly bytes: number }>(maximumBytes);
			for (const { key, bytes } of events) {
				const before = cache.get(key)?.bytes;
				if (bytes !== undefined) cache.set(key, { bytes }, bytes);
				const kept = bytes ?? before ?? 0;
				expect(cache.get(key)?.bytes ?? 0).toBe(kept <= maximumBytes ? kept : 0);
				const held = names.reduce((sum, name) => sum + (cache.get(name)?.bytes ?? 0), 0);
				expect(held).toBeLessThanOrEqual(maximumBytes);
			}
		}),
		{ seed: 20_260_103, numRuns: 1000 },
	);
});
