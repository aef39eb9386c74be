import { expect, test } from 'vitest';
import { looksLikePicture } from '../../../src/shared/looks-like-picture';
import { list } from '../resolve/guard/list';

const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const extensions = 'png apng jpg jpeg jpe jfif gif webp avif avifs bmp ico svg jxl heic heif icon tgs'.split(' ');

test.each(extensions)('.%s is a picture, in any case', (extension) => {
	expect(looksLikePicture(new URL(`https://example.com/a/b.${extension}`))).toBe(true);
	expect(looksLikePicture(new URL(`https://example.com/b.${extension.toUpperCase()}?size=large#top`))).toBe(true);
});

test.each([
	...list`
		/a.b.png /a%2Epng /a.%70ng /%D1%84%D0%BE%D1%82%D0%BE.jpg /фото.jpg /.png /o/folder%2Fcat.png /a%.png /a.jpg:large
		/a.jpg:orig /a.jpg!w700 /a.jpg!size=700,x /a.jpg@2x /a.jpg@320w_200h.webp /a.jpg~tplv-abc /a.png;jsessionid=1
	`,
	`/${sha1}`,
	`/${sha1.toUpperCase()}`,
	`/stickers/${sha1}.icon`,
	`/${sha1}.bin`,
	`/o/x%2F${sha1}`,
])('%s looks like a picture', (path) => {
	expect(looksLikePicture(new URL(path, 'https://example.com/'))).toBe(true);
});

test.each([
	...list`
		/ /png /a.png/ /a.png/view /a.pngx /apng /a.html /a.mp4 /a.webm /a.pdf /a.tiff /a.php?file=a.png /#a.png /a.svgz
		/a.png.html /a.png%20 /a.js /a.gif.zip
	`,
	`/${sha1}0`,
	`/${sha1.slice(1)}`,
	`/${sha1}/files`,
	`/a${sha1}`,
	`/${sha1.slice(1)}g`,
	`/?${sha1}`,
])('%s does not', (path) => {
	expect(looksLikePicture(new URL(path, 'https://example.com/'))).toBe(false);
});

test('a host is no file name', () => {
	expect(looksLikePicture(new URL('https://example.png'))).toBe(false);
	expect(looksLikePicture(new URL('https://example.svg/'))).toBe(false);
});
