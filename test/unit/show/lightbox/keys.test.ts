import { describe, expect, test } from 'vitest';
import { commandFor } from '../../../../src/show/lightbox/keys';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('a key', () => {
	test.each([
		['Escape', 'close'],
		['ArrowLeft', 'left'],
		['PageDown', 'next'],
		['+', 'zoom-in'],
		['R', 'rotate'],
		['r', 'rotate'],
	])('%s is for %s', (key, command) => {
		expect(commandFor({ key, ...plain })).toBe(command);
	});

	test.each(['Tab', 'Enter', ' ', 'x', 'constructor'])('%s is not ours', (key) => {
		expect(commandFor({ key, ...plain })).toBeUndefined();
	});

	test.each([
		['r', 'ctrlKey'],
		['ArrowLeft', 'altKey'],
		['0', 'metaKey'],
	])('%s with %s is the browser’s', (key, modifier) => {
		expect(commandFor({ key, ...plain, [modifier]: true })).toBeUndefined();
	});

	test.each(['ctrlKey', 'metaKey'])('C with %s copies', (modifier) => {
		expect(commandFor({ key: 'c', ...plain, [modifier]: true })).toBe('copy');
	});

	test.each(['ctrlKey', 'metaKey'])('C with Shift and %s opens the browser’s tools', (modifier) => {
		expect(commandFor({ key: 'C', ...plain, shiftKey: true, [modifier]: true })).toBeUndefined();
	});
});
