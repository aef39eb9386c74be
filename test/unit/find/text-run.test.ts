// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { textOfRun, urlTextBefore } from '../../../src/find/text-run';
import { find, page } from './build';

function texts(root: Node): Text[] {
	return [...root.childNodes].flatMap((node) => (node instanceof Text ? [node] : texts(node)));
}

/** What the text that holds the slashes is read as. */
function readIn(markup: string): string {
	const node = texts(page(markup)).find(({ data }) => data.includes('//'));
	return node ? textOfRun(node) : '';
}

describe('a text is read with the rest of its words', () => {
	test.each([
		['<p>see https://a.org/b.png there</p>', 'see https://a.org/b.png there'],
		['<p><span>https://a.org/</span><wbr><span>b.png</span></p>', 'https://a.org/b.png'],
		['<p>see https://a.<mark>org</mark>/b.png there</p>', 'see https://a.org/b.png'],
		['<p>see <mark>https:</mark>//a.org/b</p>', 'https://a.org/b'],
		['<p>see <b>ht</b><i>tps</i>://a.org/b</p>', 'https://a.org/b'],
		['<p><span>https://a.org/<b>b<i>c</i></b></span>d<!-- x -->e f</p>', 'https://a.org/bcde'],
		['<p>https://a.org/ <b>b</b></p>', 'https://a.org/ '],
	])('%s', (markup, text) => {
		expect(readIn(markup)).toBe(text);
	});
});

describe('a text is not read on', () => {
	test.each([
		['into another block', '<p>https://a.org/</p><p>b</p>'],
		['over a line break', '<p>https://a.org/<br>b</p>'],
		['into a link', '<p>https://a.org/<a href="/">b</a></p>'],
		['into code', '<p>https://a.org/<code>b</code></p>'],
		['over a picture', '<p>https://a.org/<img>b</p>'],
		['into another URL', '<p>https://a.org/<span>https://b.org/</span></p>'],
		['into what stands beside it', '<p>https://a.org/<span style="margin-left: 8px">b</span></p>'],
		['into what is no part of the line', '<p>https://a.org/<span style="display: block">b</span></p>'],
	])('%s', (_, markup) => {
		expect(readIn(markup)).toBe('https://a.org/');
	});
});

test('the text that a change may go on is found', () => {
	page('<p>see https://a.org/<b>b</b><i id="changed">c</i></p><p id="next">d</p>');
	const owner = texts(find('p'))[0];
	expect(urlTextBefore(find('#changed'), null)).toBe(owner);
	expect(urlTextBefore(find('p'), find('b'))).toBe(owner);
	expect(urlTextBefore(find('p'), find('#changed'))).toBe(owner);
	expect(urlTextBefore(find('#next'), null)).toBeUndefined();
	expect(urlTextBefore(document.body, find('p'))).toBeUndefined();
});

test('a hostile run of texts is read to a bound', () => {
	const root = page('<p>https://a.org/</p>');
	for (let count = 0; count < 5000; count += 1) find('p').append('x'.repeat(3), document.createElement('wbr'));
	const [first] = texts(root);
	expect(first && textOfRun(first).length).toBeLessThan(2100);
});
