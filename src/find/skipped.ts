/** Where no message is on any page: what people type into, what the page navigates by, and what is no text. */
export const skippedSelector = [
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

/** Whether this element and all in it are passed over, by a selector of what is. */
export function isSkipped(element: Element, skip: string): boolean {
	return element.matches(skip);
}

/** Whether something around this node, in its own tree, is passed over. */
export function isInsideSkipped(node: Node, skip: string): boolean {
	const element = node instanceof Element ? node : node.parentElement;
	return element?.closest(skip) != null;
}
