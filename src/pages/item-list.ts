import { createButton, createElement, focusable } from './elements';
import { keepFocus } from './keep-focus';

/** One line of a list: what is the matter, and what the person can do about it. */
export interface ListItem {
	readonly sentence: string;
	readonly action?: { readonly label: string; readonly act: () => void };
}

/** A list in a section of the page, hidden while it is empty. */
export interface ItemList {
	show(items: readonly ListItem[]): void;
}

/** Takes over a section that holds an empty `<ul>`. The button that has the focus keeps it when others come or go. */
export function createItemList(section: HTMLElement): ItemList {
	let shown = '';
	return {
		show(items) {
			section.hidden = items.length === 0;
			const described = JSON.stringify(items.map(({ sentence, action }) => [sentence, action?.label]));
			if (described === shown) return;
			shown = described;
			const made = items.map((item) => createItem(section.ownerDocument, item));
			keepFocus(section, () => section.querySelector('ul')?.replaceChildren(...made));
		},
	};
}

function createItem(page: Document, { sentence, action }: ListItem): HTMLElement {
	const button = action && focusable(createButton(page, action.label, action.act), sentence);
	return createElement(page, 'li', {}, createElement(page, 'p', {}, sentence), ...(button ? [button] : []));
}
