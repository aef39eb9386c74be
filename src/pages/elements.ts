import { text } from '../shared/text';

type Tags = HTMLElementTagNameMap;

/** A new element with these properties and children. Text is inserted as text, whatever it is. */
export function createElement<Tag extends keyof Tags>(
	page: Document,
	tag: Tag,
	properties: Partial<Tags[Tag]> = {},
	...children: (Node | string)[]
): Tags[Tag] {
	const element = Object.assign(page.createElement(tag), properties);
	element.append(...children);
	return element;
}

/** A button that does something. */
export function createButton(
	page: Document,
	label: string,
	act: () => void,
	properties: Partial<HTMLButtonElement> = {},
): HTMLButtonElement {
	const button = createElement(page, 'button', { type: 'button', ...properties }, label);
	button.addEventListener('click', act);
	return button;
}

/** One of a few, in a list that opens; `choose` is told which. */
export function createChoice<Value extends string>(
	page: Document,
	name: string,
	values: readonly { readonly value: Value; readonly label: string }[],
	chosen: Value,
	choose: (value: Value) => void,
): HTMLSelectElement {
	const options = values.map(({ value, label }) => createElement(page, 'option', { value }, label));
	const select = createElement(page, 'select', { ariaLabel: name }, ...options);
	select.value = chosen;
	select.addEventListener('change', () => {
		const found = values.find(({ value }) => value === select.value);
		if (found) choose(found.value);
	});
	return select;
}

/** A box to tick, with its words. */
export function createCheck(page: Document, label: string, checked: boolean, change: (checked: boolean) => void): HTMLLabelElement {
	const box = createElement(page, 'input', { type: 'checkbox', checked });
	box.addEventListener('change', () => change(box.checked));
	return createElement(page, 'label', { className: 'check' }, box, createElement(page, 'span', {}, label));
}

/** Names an element for the focus to come back to when its list is made anew. */
export function focusable<Focusable extends HTMLElement>(element: Focusable, name: string): Focusable {
	element.dataset['focus'] = name;
	return element;
}

/** Says that an administrator has set something. */
export function createLock(page: Document): HTMLElement {
	return createElement(page, 'span', { className: 'locked quiet' }, text('options_locked'));
}
