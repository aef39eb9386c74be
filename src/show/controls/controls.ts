import { minimumTargetCssPixels } from '../../shared/limits';
import { text } from '../../shared/text';
import { createIconButton } from '../icon';
import iconCss from '../icon.css?inline';
import { createSheet } from '../sheet';
import type { PictureOnPage } from '../tools-door';
import controlsCss from './controls.css?inline';
import { createMenu, type MenuItem } from './menu';
import menuCss from './menu.css?inline';

/** What stands on the corner of a picture while it is pointed at or has the focus. */
export interface Controls {
	/** Shows them on a picture, and takes them off any other. */
	show(picture: PictureOnPage): void;
	remove(): void;
}

/** What the controls do. */
export interface ControlActions {
	readonly hide: (picture: PictureOnPage) => void;
	readonly menuItems: (picture: PictureOnPage) => readonly MenuItem[];
}

/** They stay this long after the pointer has left, so that it may find its way back. */
const graceMilliseconds = 200;

let sheet: CSSStyleSheet | undefined;

/** Sets up controls, of which a page has one set; nothing is put there before they are shown. */
export function createControls(page: Document, actions: ControlActions, signal: AbortSignal): Controls {
	let shown: { readonly frame: HTMLElement; readonly bar: HTMLElement; readonly life: AbortController } | undefined;

	const remove = (): void => {
		menu.close();
		shown?.life.abort();
		shown?.bar.remove();
		shown?.frame.classList.remove('held');
		shown = undefined;
	};

	const isInUse = (): boolean =>
		shown !== undefined && (menu.isOpen || shown.frame.matches(':hover, :focus-visible') || shown.bar.matches(':hover, :focus-within'));

	const leave = (): void => {
		const left = shown;
		setTimeout(() => {
			if (left === shown && !isInUse()) remove();
		}, graceMilliseconds);
	};

	const menu = createMenu(page, leave);
	signal.addEventListener('abort', remove, { once: true });

	const createBar = (picture: PictureOnPage): HTMLElement => {
		const bar = page.createElement('div');
		bar.className = 'controls';
		const more = createIconButton(page, 'more', text('controls_more', picture.url.hostname), () =>
			menu.toggle(more, actions.menuItems(picture), text('controls_remark')),
		);
		more.ariaHasPopup = 'menu';
		more.ariaExpanded = 'false';
		const hide = createIconButton(page, 'hide', text('controls_hide'), () => actions.hide(picture));
		bar.append(hide, more);
		return bar;
	};

	return {
		show(picture) {
			const { frame } = picture;
			const root = frame?.getRootNode();
			if (!frame || !(root instanceof ShadowRoot) || (frame === shown?.frame && shown.bar.isConnected)) return;
			remove();
			sheet ??= createSheet(iconCss, controlsCss, menuCss);
			if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
			const bar = createBar(picture);
			const life = new AbortController();
			shown = { frame, bar, life };
			for (const element of [frame, bar]) {
				for (const type of ['pointerleave', 'focusout']) element.addEventListener(type, leave, { signal: life.signal });
			}
			// After its picture in the order of the keyboard, and above it on the screen.
			frame.after(bar);
			frame.classList.add('held');
			const { left, top } = corner(frame, bar);
			bar.style.left = `${left}px`;
			bar.style.top = `${top}px`;
			// Whoever has swept over it may be gone by now.
			leave();
		},
		remove,
	};
}

/**
 * Where the controls go: on the picture, in its upper corner at the line's end. Where they would leave too little of it to be
 * hit, they are beside it; where something else stands there, or they would not fit, above it, where they cover only text.
 */
function corner(frame: HTMLElement, bar: HTMLElement): { readonly left: number; readonly top: number } {
	const row = bar.parentElement ?? frame;
	const isRightToLeft = getComputedStyle(row).direction === 'rtl';
	const { offsetLeft: start, offsetTop: top, offsetWidth: width } = frame;
	const end = start + width - bar.offsetWidth;
	if (width >= bar.offsetWidth + minimumTargetCssPixels) return { left: isRightToLeft ? start : end, top };
	const most = row.offsetWidth - bar.offsetWidth;
	const beside = isRightToLeft ? start - bar.offsetWidth : start + width;
	if (!bar.nextElementSibling && beside >= 0 && beside <= most) return { left: beside, top };
	return { left: Math.max(0, Math.min(most, isRightToLeft ? end : start)), top: top - bar.offsetHeight };
}
