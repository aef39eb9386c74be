// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPictureFrame, displayedSize, isLong } from '../../../src/show/picture-frame';
import { speakEnglish } from './english';

describe('a frame has the mark of a long picture', () => {
	test.each([
		['high', 400, 8000, true],
		['wide', 8000, 400, true],
		['of the ratio of a wide screen', 3840, 2160, false],
		['long, but shown in its own size', 300, 40, false],
	])('if it is %s', (_, width, height, wanted) => {
		const picture = { width, height, look: 'picture' } as const;
		expect(isLong(picture, displayedSize(picture))).toBe(wanted);
	});
});

describe('the frame of an album’s first picture', () => {
	beforeEach(() => {
		speakEnglish();
		// happy-dom loads no pictures.
		vi.spyOn(HTMLImageElement.prototype, 'src', 'set').mockImplementation(function (this: HTMLImageElement) {
			queueMicrotask(() => this.dispatchEvent(new Event('load')));
		});
	});

	test.each([
		[3, '+3'],
		[undefined, undefined],
	])('says how many more there are: %s', async (others, said) => {
		const picture = {
			blob: new Blob(['x']),
			width: 9,
			height: 9,
			look: 'picture',
			animated: false,
			...(others && { others }),
		} as const;
		const frame = await createPictureFrame(document, picture, new URL('https://a.org/b.png'));
		expect(frame?.element.dataset['others']).toBe(said);
	});
});
