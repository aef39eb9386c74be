import menuCss from '../controls/menu.css?inline';
import iconCss from '../icon.css?inline';
import { createSurface } from '../surface';
import { markLanguage, text } from '../../shared/text';
import lightboxCss from './lightbox.css?inline';
import progressCss from './progress.css?inline';

/** A dialog above everything of a page, which hears nothing of what is done there. */
export interface PageDialog {
	readonly element: HTMLDialogElement;
	/** Puts it on the page, with this in it. */
	open(children: readonly HTMLElement[]): void;
	/** Whether a part of its words is selected. */
	hasSelection(): boolean;
	/** Takes it off again. */
	close(): void;
}

/** What is pressed while it is open; returns whether that has closed it. */
type Press = (event: KeyboardEvent) => boolean;

/** Sets up; `own` is told of what is put on the page, and `onClose` is called when the browser closes it. Keys count until the signal ends. */
export function createPageDialog(
	page: Document,
	own: WeakSet<Element>,
	press: Press,
	onClose: () => void,
	signal: AbortSignal,
): PageDialog {
	const { element: host, root } = createSurface(page, own, iconCss, menuCss, lightboxCss, progressCss);
	const dialog = page.createElement('dialog');
	dialog.className = 'lightbox';
	dialog.ariaLabel = text('lightbox_name');
	markLanguage(dialog);

	const onKey = (event: KeyboardEvent): void => {
		// What is pressed here is not meant for the page.
		event.stopImmediatePropagation();
		if (event.type !== 'keydown' || !event.isTrusted || !press(event)) return;
		// Nor is the end of the press that closes it.
		addEventListener('keyup', (released) => released.stopImmediatePropagation(), { capture: true, once: true });
	};
	for (const type of ['keydown', 'keypress', 'keyup'] as const) {
		addEventListener(type, onKey, { capture: true, signal });
	}
	// Escape, and the back gesture of phones.
	dialog.addEventListener('close', onClose);

	return {
		element: dialog,
		open(children) {
			dialog.append(...children);
			root.append(dialog);
			page.documentElement.append(host);
			dialog.showModal();
		},
		hasSelection() {
			// From Firefox 142 on; one before copies the picture.
			const ranges = page.getSelection()?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
			return ranges.some(({ collapsed, startContainer }) => !collapsed && root.contains(startContainer));
		},
		close() {
			dialog.close();
			host.remove();
		},
	};
}
