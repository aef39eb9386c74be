import { text } from '../shared/text';
import { byId } from './localise';

/** A message with a link, as it looks with Vignette: nothing is requested for it. */
export interface Example {
	/** Shows what a mode does to it: the picture, or the line that waits for a click. */
	show(mode: 'on' | 'ask'): void;
}

/** Takes over the welcome page's example. */
export function createExample(page: Document): Example {
	const chip = byId(page, 'chip');
	const show = chip.querySelector('button');
	const picture = byId(page, 'picture');
	let shown: 'on' | 'ask' | undefined;

	const reveal = (isShown: boolean): void => {
		const focused = page.activeElement;
		picture.hidden = !isShown;
		chip.hidden = isShown;
		picture.classList.toggle('arrives', isShown);
		// One takes the other's place, and its focus: it would go back to the page's start.
		if (focused === show && isShown) picture.focus({ preventScroll: true });
		if (focused === picture && !isShown) show?.focus({ preventScroll: true });
	};
	const sentence = chip.querySelector('span');
	if (sentence) sentence.textContent = text('reason_ask_first', 'files.example.org');
	picture.setAttribute('alt', text('picture_name', 'files.example.org', '800', '500'));
	show?.addEventListener('click', () => reveal(true));

	return {
		show(mode) {
			// What the person has shown by a click stays.
			if (mode === shown) return;
			shown = mode;
			reveal(mode === 'on');
		},
	};
}
