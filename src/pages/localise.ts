import { markLanguage, text, type MessageKey } from '../shared/text';

/** Writes a page's strings in the browser's language: each element's `data-text` names its key. */
export function localise(page: Document): void {
	for (const element of page.querySelectorAll<HTMLElement>('[data-text]')) {
		const key = element.dataset['text'];
		if (isKey(key)) element.textContent = text(key);
	}
	for (const element of page.querySelectorAll<HTMLElement>('[data-label]')) {
		const key = element.dataset['label'];
		if (!isKey(key)) continue;
		element.ariaLabel = text(key);
		// What has no words is explained where it is pointed at.
		if (element.localName === 'button') element.title = text(key);
	}
	for (const element of page.querySelectorAll<HTMLInputElement>('input[data-hint]')) {
		const key = element.dataset['hint'];
		if (isKey(key)) element.placeholder = text(key);
	}
	markLanguage(page.documentElement);
}

/** The pages' HTML names keys that exist: a unit test holds them against the English strings. */
function isKey(name: string | undefined): name is MessageKey {
	return name !== undefined && name !== '';
}

/** The element with this id, which the page's own HTML promises, and that it is of this kind. */
export function byId(page: Document, id: string): HTMLElement;
export function byId<Kind extends HTMLElement>(page: Document, id: string, kind: new () => Kind): Kind;
export function byId(page: Document, id: string, kind = HTMLElement): HTMLElement {
	const element = page.querySelector(`#${id}`);
	if (!(element instanceof kind)) throw new Error(`No #${id} on this page`);
	return element;
}
