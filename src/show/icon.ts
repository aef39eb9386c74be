const namespace = 'http://www.w3.org/2000/svg';

/** What is drawn on buttons: lines on a field of 20 × 20. */
const drawings = {
	close: 'M5 5 15 15M15 5 5 15',
	previous: 'M12.5 4.5 7 10l5.5 5.5',
	next: 'M7.5 4.5 13 10l-5.5 5.5',
	'zoom-in': 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM13 13l4 4M9 6.7v4.6M6.7 9h4.6',
	'zoom-out': 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM13 13l4 4M6.7 9h4.6',
	rotate: 'M15.5 10a5.5 5.5 0 1 1-2-4.2M15.7 2.8v3.7H12',
	play: 'M7 4.8v10.4l8.3-5.2Z',
	pause: 'M7.2 4.5v11M12.8 4.5v11',
	copy: 'M7.5 7.5h8.5v8.5H7.5ZM12.5 7.5V4H4v8.5h3.5',
	save: 'M10 3.5v8.5M6.5 8.8 10 12.3l3.5-3.5M4 16h12',
	open: 'M8.5 4.5h-4v11h11v-4M11.5 4.5h4v4M15.5 4.5 9.5 10.5',
	hide: 'M2.5 10S5.2 5.2 10 5.2 17.5 10 17.5 10 14.8 14.8 10 14.8 2.5 10 2.5 10ZM10 7.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4M4.5 15.5l11-11',
	block: 'M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM5.4 5.4l9.2 9.2',
	off: 'M10 3v6.5M6.3 5.2a6.2 6.2 0 1 0 7.4 0',
	address: 'M8.5 11.5l3-3M9 6l1.6-1.6a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.6 1.6a3.5 3.5 0 0 1-5-5L6 9',
	more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
} as const;

export type IconName = keyof typeof drawings;

/** An icon in the colour of the text around it. It says nothing: what it is on has a name. */
export function createIcon(page: Document, name: IconName): SVGElement {
	const icon = page.createElementNS(namespace, 'svg');
	icon.setAttribute('viewBox', '0 0 20 20');
	icon.setAttribute('aria-hidden', 'true');
	const path = page.createElementNS(namespace, 'path');
	path.setAttribute('d', drawings[name]);
	icon.append(path);
	return icon;
}

/** A button with an icon, that does something for a person and nothing for a page that clicks on it. */
export function createIconButton(page: Document, icon: IconName, name: string, act: () => void): HTMLButtonElement {
	const button = page.createElement('button');
	button.type = 'button';
	setIcon(button, icon, name);
	button.addEventListener('click', (event) => {
		if (event.isTrusted && button.ariaDisabled !== 'true') act();
	});
	return button;
}

/** Gives a button another icon and name. */
export function setIcon(button: HTMLElement, icon: IconName, name: string): void {
	button.ariaLabel = name;
	button.title = name;
	button.replaceChildren(createIcon(button.ownerDocument, icon));
}
