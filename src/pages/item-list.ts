/** One line of a list: what is the matter, and what the person can do about it. */
export interface ListItem {
	readonly sentence: string;
	readonly action?: { readonly label: string; readonly act: () => void };
}

/** A list in a section of the page, hidden while it is empty. */
export interface ItemList {
	show(items: readonly ListItem[]): void;
}

/** Takes over a section that holds an empty `<ul>`. Equal items leave it alone, so that a button keeps the focus. */
export function createItemList(section: HTMLElement): ItemList {
	let shown = '';
	return {
		show(items) {
			section.hidden = items.length === 0;
			const described = JSON.stringify(items.map(({ sentence, action }) => [sentence, action?.label]));
			if (described === shown) return;
			shown = described;
			section.querySelector('ul')?.replaceChildren(...items.map((item) => createItem(section.ownerDocument, item)));
		},
	};
}

function createItem(page: Document, { sentence, action }: ListItem): HTMLElement {
	const item = page.createElement('li');
	const line = page.createElement('p');
	line.textContent = sentence;
	item.append(line);
	if (action) {
		const button = page.createElement('button');
		button.type = 'button';
		button.textContent = action.label;
		button.addEventListener('click', action.act);
		item.append(button);
	}
	return item;
}
