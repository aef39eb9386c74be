import type { Host } from './host';
import { createSheet } from './sheet';

/** What a page would take for its own: a click on its log, a key, a sweep over it. */
const unheard = [
	'click',
	'auxclick',
	'dblclick',
	'contextmenu',
	'wheel',
	'keydown',
	'mousedown',
	'mousemove',
	'mouseup',
	'pointerdown',
	'pointermove',
	'pointerup',
	'pointercancel',
	'touchstart',
	'touchmove',
	'touchend',
];

/** Makes an element that is to lie above a page, in its own look; the page hears nothing of what is done there. `own` is told of it. */
export function createSurface(page: Document, own: WeakSet<Element>, ...rules: readonly string[]): Host {
	const element = page.createElement('div');
	own.add(element);
	const root = element.attachShadow({ mode: 'closed' });
	root.adoptedStyleSheets = [createSheet(...rules)];
	for (const type of unheard) element.addEventListener(type, (event) => event.stopPropagation());
	return { element, root };
}
