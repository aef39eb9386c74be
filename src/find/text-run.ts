import { maximumUrlCharacters } from '../shared/limits';
import { parentElementOf } from './parents';

/** Elements that stand within a line, so that what is in them may be a part of the word around them. */
const inlineNames = /^(?:[bisu]|abbr|bd[io]|del|em|font|ins|mark|small|span|strong|su[bp]|wbr)$/;

/** More room than this beside an inline element separates words to the eye, in CSS pixels. */
const tightCssPixels = 4;

/** Whether a text may hold a URL, or the end of its scheme. */
export function mayHoldUrl(text: string): boolean {
	return text.includes('//');
}

/**
 * A text with what its first and last word lack, where a page splits a URL over several texts: by highlighting, `<wbr>`
 * or a framework's own markers. What is seen as standing beside the text ends it, and so does the next URL: a URL
 * belongs to the one text that holds its `//`.
 */
export function textOfRun(node: Text): string {
	const first = firstWord(node.data);
	const slashes = first.indexOf('//');
	const lacksScheme = slashes >= 0 && !/(?:https?|aesgcm):$/i.test(first.slice(0, slashes));
	return (lacksScheme ? wordsBeside(node, false) : '') + node.data + (mayHoldUrl(lastWord(node.data)) ? wordsBeside(node, true) : '');
}

/** A text without its last word. */
export function withoutLastWord(text: string): string {
	return text.slice(0, text.length - lastWord(text).length);
}

/** The text that may hold a URL to which what changed behind `previous`, or first in `changed`, belongs. */
export function urlTextBefore(changed: Node, previous: Node | null): Text | undefined {
	let node = previous ?? changed;
	if (previous) while (node instanceof Element && isInline(node) && node.lastChild) node = node.lastChild;
	if (node instanceof Element && !isInline(node)) return undefined;
	let text = node instanceof Text && previous ? node : besideInRun(node, false, isInline);
	while (text && !mayHoldUrl(lastWord(text.data))) text = /\s/.test(text.data) ? undefined : besideInRun(text, false, isInline);
	return text;
}

/** The rest of a word before or behind a text, in the texts that go on with it. */
function wordsBeside(node: Text, forward: boolean): string {
	let words = '';
	for (let text = besideInRun(node, forward, isTight); text; text = besideInRun(text, forward, isTight)) {
		const word = forward ? firstWord(text.data) : lastWord(text.data);
		if (mayHoldUrl(word) || words.length > maximumUrlCharacters) break;
		words = forward ? words + word : word + words;
		if (word !== text.data) break;
	}
	return words;
}

/** The next text that is not empty, without leaving what `joins` lets through. */
function besideInRun(start: Node, forward: boolean, joins: (element: Element) => boolean): Text | undefined {
	let node = start;
	for (;;) {
		let next = forward ? node.nextSibling : node.previousSibling;
		if (!next) {
			const parent = parentElementOf(node);
			if (!parent || !joins(parent)) return undefined;
			node = parent;
			continue;
		}
		while (next instanceof Element) {
			if (!joins(next)) return undefined;
			const inner: ChildNode | null = forward ? next.firstChild : next.lastChild;
			if (!inner) break;
			next = inner;
		}
		if (next instanceof Text && next.data !== '') return next;
		node = next;
	}
}

function isInline(element: Element): boolean {
	return inlineNames.test(element.localName);
}

function isTight(element: Element): boolean {
	if (!isInline(element)) return false;
	const { display, marginLeft, marginRight, paddingLeft, paddingRight } = getComputedStyle(element);
	// Whatever floats or is placed is no `inline` any more; where nothing is known of styles, nothing is there.
	return (
		/^(?:inline)?$/.test(display) &&
		[marginLeft, marginRight, paddingLeft, paddingRight].every((room) => !(Number.parseFloat(room) > tightCssPixels))
	);
}

function firstWord(text: string): string {
	return /^\S*/.exec(text.slice(0, maximumUrlCharacters))?.[0] ?? '';
}

function lastWord(text: string): string {
	return text.slice(-maximumUrlCharacters).split(/\s/).at(-1) ?? '';
}
