// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { isInsideSkipped, isSkipped, skippedSelector } from '../../../src/find/skipped';
import { find, findText, page } from './build';

const skipped = [
	'<div id="it" contenteditable>',
	'<div id="it" contenteditable="true">',
	'<div id="it" contenteditable="plaintext-only">',
	'<textarea id="it">',
	'<select id="it">',
	'<div id="it" role="textbox">',
	'<div id="it" role="searchbox">',
	'<div id="it" role="combobox">',
	'<div id="it" class="CodeMirror wide">',
	'<div id="it" class="cm-editor">',
	'<div id="it" class="monaco-editor">',
	'<code id="it">',
	'<nav id="it">',
	'<div id="it" role="navigation">',
	'<ul id="it" role="menu">',
	'<div id="it" role="toolbar">',
	'<div id="it" role="tooltip">',
	'<svg id="it">',
	'<object id="it">',
	'<canvas id="it">',
];

describe('where no message is', () => {
	test.each(skipped)('%s', (markup) => {
		page(markup);
		expect(isSkipped(find('#it'), skippedSelector)).toBe(true);
		expect(isInsideSkipped(find('#it'), skippedSelector)).toBe(true);
	});

	test('all inside it counts', () => {
		page('<div contenteditable><p><b>https://a.org/b.png</b></p></div>');
		expect(isSkipped(find('b'), skippedSelector)).toBe(false);
		expect(isInsideSkipped(find('b'), skippedSelector)).toBe(true);
		expect(isInsideSkipped(findText('b'), skippedSelector)).toBe(true);
	});
});

describe('where messages are', () => {
	test.each([
		'<p id="it">x</p>',
		'<pre id="it">x</pre>',
		'<blockquote id="it">x</blockquote>',
		'<div id="it" contenteditable="false">x</div>',
		'<div id="it" role="log">x</div>',
		'<li id="it" role="listitem">x</li>',
		'<div id="it" class="codes navigation">x</div>',
	])('%s', (markup) => {
		page(markup);
		expect(isSkipped(find('#it'), skippedSelector)).toBe(false);
		expect(isInsideSkipped(findText('#it'), skippedSelector)).toBe(false);
	});

	test('a text without a place is inside nothing', () => {
		expect(isInsideSkipped(document.createTextNode('x'), skippedSelector)).toBe(false);
	});
});
