import { markLanguage } from '../../shared/text';
import { createIcon, type IconName } from '../icon';

/** One thing to choose. */
export interface MenuItem {
	readonly icon: IconName;
	readonly label: string;
	readonly act: () => void;
	/** Where it leads: then it is a link, which the browser opens as it opens links. */
	readonly address?: string;
	/** Whether a line parts it from what is before it. */
	readonly beginsGroup?: boolean;
}

/** A list of things to choose, above everything else on the page. */
export interface Menu {
	/** Opens beside an element that is in a shadow tree of ours, or closes it if it is open there. */
	toggle(beside: HTMLElement, items: readonly MenuItem[], remark: string): void;
	/** Does what a key does in an open menu; returns whether it was meant for one. */
	press(event: KeyboardEvent): boolean;
	close(): void;
	readonly isOpen: boolean;
}

/** How far from the view's edges and from what it belongs to, in CSS pixels. */
const gapCssPixels = 4;

/** Sets up a menu. The browser itself closes it on Escape and on a click elsewhere, and gives the focus back. */
export function createMenu(page: Document, onClose: () => void): Menu {
	let open: { readonly element: HTMLElement; readonly beside: HTMLElement } | undefined;

	const close = (): void => open?.element.hidePopover();

	const press = (event: KeyboardEvent): boolean => {
		// It is told of its end a moment later, and the next key is not for it any more.
		if (!open?.element.matches(':popover-open')) return false;
		const { element, beside } = open;
		const items = [...element.querySelectorAll<HTMLElement>('[role=menuitem]')];
		const root = element.getRootNode();
		const at = items.findIndex((item) => root instanceof ShadowRoot && item === root.activeElement);
		const item = items[at];
		const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
		if (event.key === 'Tab' || event.key === 'Escape') {
			close();
			beside.focus({ preventScroll: true });
		}
		// A link is opened by Enter alone, an item of a menu by both.
		if (event.key === ' ' && item instanceof HTMLAnchorElement && event.isTrusted) {
			event.preventDefault();
			close();
			window.open(item.href, '_blank', 'noopener,noreferrer');
		}
		if (event.key === 'Escape' || to !== undefined) event.preventDefault();
		if (to !== undefined) items.at(to % items.length)?.focus();
		return true;
	};

	const show = (beside: HTMLElement, items: readonly MenuItem[], remark: string): void => {
		const element = page.createElement('div');
		element.className = 'menu';
		element.popover = 'auto';
		element.role = 'menu';
		markLanguage(element);
		element.append(...items.map((item) => createItem(page, item, close)));
		const note = page.createElement('div');
		note.className = 'remark';
		note.textContent = remark;
		element.append(note);
		element.addEventListener('keydown', press);
		element.addEventListener('toggle', (event) => {
			if (!(event instanceof ToggleEvent) || event.newState !== 'closed') return;
			element.remove();
			open = undefined;
			beside.ariaExpanded = 'false';
			onClose();
		});
		open = { element, beside };
		beside.after(element);
		// A click on its button closes it, rather than closing it and opening it anew.
		element.showPopover({ source: beside });
		place(element, beside);
		beside.ariaExpanded = 'true';
		element.querySelector<HTMLElement>('[role=menuitem]')?.focus({ preventScroll: true });
	};

	return {
		toggle(beside, items, remark) {
			if (open?.beside === beside) return close();
			close();
			show(beside, items, remark);
		},
		press,
		close,
		get isOpen() {
			return open !== undefined;
		},
	};
}

function createItem(page: Document, { icon, label, act, address, beginsGroup = false }: MenuItem, close: () => void): HTMLElement {
	const item = page.createElement(address === undefined ? 'button' : 'a');
	if (item instanceof HTMLAnchorElement) {
		item.href = address ?? '';
		item.target = '_blank';
		item.rel = 'noopener noreferrer';
	}
	item.role = 'menuitem';
	item.tabIndex = -1;
	item.className = beginsGroup ? 'item parted' : 'item';
	const words = page.createElement('span');
	words.textContent = label;
	item.append(createIcon(page, icon), words);
	item.addEventListener('click', (event) => {
		if (!event.isTrusted) return event.preventDefault();
		close();
		act();
	});
	return item;
}

/** Below what it belongs to where there is room, else above, and always within the view. */
function place(menu: HTMLElement, beside: HTMLElement): void {
	const around = beside.getBoundingClientRect();
	const { width, height } = menu.getBoundingClientRect();
	const { clientWidth, clientHeight } = menu.ownerDocument.documentElement;
	const within = (value: number, most: number): number => Math.max(gapCssPixels, Math.min(value, most - gapCssPixels));
	const isRightToLeft = getComputedStyle(menu).direction === 'rtl';
	const below = around.bottom + gapCssPixels;
	const above = around.top - gapCssPixels - height;
	const viewHeight = Math.min(clientHeight, innerHeight);
	menu.style.left = `${within(isRightToLeft ? around.left : around.right - width, clientWidth - width)}px`;
	menu.style.top = `${within(below + height <= viewHeight || above < 0 ? below : above, viewHeight - height)}px`;
}
