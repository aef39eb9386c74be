import { vi } from 'vitest';
import { browser } from 'wxt/browser';

/** Puts markup into the body of the test's document, and returns the body. */
export function page(markup: string): HTMLElement {
	const parsed = new DOMParser().parseFromString(markup, 'text/html');
	document.body.replaceChildren(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
	return document.body;
}

/** The element of the test's document that a selector finds first. */
export function find(selector: string): HTMLElement {
	const element = document.querySelector<HTMLElement>(selector);
	if (!element) throw new Error(`Nothing is ${selector}`);
	return element;
}

/** The link that a selector finds first. */
export function findLink(selector = 'a'): HTMLAnchorElement {
	const element = find(selector);
	if (!(element instanceof HTMLAnchorElement)) throw new Error(`${selector} is no link`);
	return element;
}

/** The picture that a selector finds first. */
export function findPicture(selector = 'img'): HTMLImageElement {
	const element = find(selector);
	if (!(element instanceof HTMLImageElement)) throw new Error(`${selector} is no picture`);
	return element;
}

/** The first text inside the element that a selector finds first. */
export function findText(selector: string): Text {
	const text = find(selector).firstChild;
	if (!(text instanceof Text)) throw new Error(`${selector} does not begin with a text`);
	return text;
}

/** Lets the browser find no closed shadow roots: there is no such browser here. */
export function findNoClosedRoots(): void {
	vi.spyOn(browser.dom, 'openOrClosedShadowRoot').mockReturnValue(null);
}
