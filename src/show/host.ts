import type { Look } from '../shared/page-policy';
import frameCss from './frame.css?inline';

/** An element of ours on the page, and the closed shadow root in it that holds what we show. */
export interface Host {
	readonly element: HTMLElement;
	readonly root: ShadowRoot;
}

let sheets: readonly CSSStyleSheet[] | undefined;

/** The look where none is told. */
export const usualLook: Look = { scale: 1, rules: '', isHidden: false };

/**
 * Makes a host: no attribute, nothing that names us. Its own look is in the sheet's `:host` rule, where `!important` comes
 * before every rule of the page, the important ones included (css-cascade-5 §6.1, "Context").
 */
export function createHost(page: Document): Host {
	const element = page.createElement('div');
	const root = element.attachShadow({ mode: 'closed' });
	root.adoptedStyleSheets = [...ourSheets()];
	return { element, root };
}

/** Gives all hosts another look, at once. */
export function setLook({ rules }: Look): void {
	ourSheets()[1]?.replaceSync(rules);
}

/** Constructed sheets are not subject to the page's Content Security Policy, and all hosts share them. */
function ourSheets(): readonly CSSStyleSheet[] {
	if (!sheets) {
		sheets = [new CSSStyleSheet(), new CSSStyleSheet()];
		sheets[0]?.replaceSync(frameCss);
	}
	return sheets;
}
