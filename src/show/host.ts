import frameCss from './frame.css?inline';

/** An element of ours on the page, and the closed shadow root in it that holds what we show. */
export interface Host {
	readonly element: HTMLElement;
	readonly root: ShadowRoot;
}

let sheet: CSSStyleSheet | undefined;

/**
 * Makes a host: no attribute, nothing that names us. Its own look is in the sheet's `:host` rule, where `!important` comes
 * before every rule of the page, the important ones included (css-cascade-5 §6.1, "Context").
 */
export function createHost(page: Document): Host {
	const element = page.createElement('div');
	const root = element.attachShadow({ mode: 'closed' });
	// A constructed sheet is not subject to the page's Content Security Policy, and all hosts share it.
	sheet ??= createSheet();
	root.adoptedStyleSheets = [sheet];
	return { element, root };
}

function createSheet(): CSSStyleSheet {
	const created = new CSSStyleSheet();
	created.replaceSync(frameCss);
	return created;
}
