import { nothing } from './site-hints';

/** Where no message is: what people type into, what the page navigates by, and what is no text. */
const skippedSelector = [
	// Composers and everything else that is being written.
	'input',
	'textarea',
	'select',
	'[contenteditable]:not([contenteditable="false" i])',
	'[role="textbox"]',
	'[role="searchbox"]',
	'[role="combobox"]',
	// Code editors, and code that is quoted rather than said.
	'.CodeMirror',
	'.cm-editor',
	'.monaco-editor',
	'.ace_editor',
	'code',
	// Ways around the page.
	'nav',
	'[role="navigation"]',
	'[role="menu"]',
	'[role="menubar"]',
	'[role="toolbar"]',
	'[role="tablist"]',
	'[role="tooltip"]',
	// No text for people.
	'head',
	'script',
	'style',
	'noscript',
	'template',
	'svg',
	'canvas',
	'iframe',
	'object',
].join(',');

/** Whether this element and all in it are passed over: on every page, or by what its site has beside (`siteSkip`, a selector). */
export function isSkipped(element: Element, siteSkip = nothing): boolean {
	return element.matches(skippedSelector) || element.matches(siteSkip);
}

/** Whether something around this node, in its own tree, is passed over. */
export function isInsideSkipped(node: Node, siteSkip = nothing): boolean {
	const element = node instanceof Element ? node : node.parentElement;
	return element != null && (element.closest(skippedSelector) ?? element.closest(siteSkip)) !== null;
}
