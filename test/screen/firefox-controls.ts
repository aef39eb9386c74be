import * as v from 'valibot';
import type { FirefoxPage, SharedNode } from '../browsers/firefox-page';
import type { Control } from './control';

const written = v.array(
	v.object({
		name: v.string(),
		x: v.number(),
		y: v.number(),
		width: v.number(),
		height: v.number(),
		value: v.string(),
		isFocused: v.boolean(),
		isDisabled: v.boolean(),
		live: v.nullable(v.string()),
	}),
);

/** Runs in the page: what is to be known of controls that are to be seen, in their order, as JSON. */
function describeControls(...elements: Element[]): string {
	const nameOf = (element: Element): string => {
		const byIds = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
		const root = element.getRootNode();
		const labels = root instanceof DocumentFragment ? byIds.map((id) => root.getElementById(id)?.textContent ?? '') : [];
		const own = labels.join(' ') || element.getAttribute('aria-label') || element.getAttribute('alt');
		return own ?? (element.textContent?.trim() || (element.getAttribute('title') ?? ''));
	};
	const liveOf = (element: Element): string | null => {
		const region = element.closest('[aria-live], [role=status], [role=alert], [role=log]');
		return region && (region.getAttribute('aria-live') ?? (region.getAttribute('role') === 'alert' ? 'assertive' : 'polite'));
	};
	return JSON.stringify(
		elements
			.filter((element) => element.checkVisibility({ visibilityProperty: true }))
			.map((element) => {
				const { left, top, width, height } = element.getBoundingClientRect();
				const root = element.getRootNode();
				const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
				return {
					name: nameOf(element),
					x: left + width / 2,
					y: top + height / 2,
					width,
					height,
					value: element.getAttribute('aria-valuenow') ?? '',
					isFocused: active === element && document.hasFocus(),
					isDisabled: element.matches(':disabled, [aria-disabled=true]'),
					live: liveOf(element),
				};
			}),
	);
}

/**
 * All controls of a role on a page. Firefox's driver finds elements by their role and name, in the trees that it is told to
 * look in, but does not say a name: it is read from the element, and those that Firefox itself does not call so are left out.
 */
export async function controlsInFirefox(page: FirefoxPage, role: string): Promise<Control[]> {
	const found: Control[] = [];
	for (const root of await page.roots()) {
		const elements = await page.elementsOfRole(role, root);
		if (elements.length === 0) continue;
		for (const { live, ...control } of v.parse(written, JSON.parse(await page.callWith(describeControls, elements)))) {
			const named = await page.elementsOfRole(role, root, control.name);
			if (control.name === '' || named.length > 0) found.push({ role, ...control, live: live ?? undefined });
		}
	}
	return found;
}

/** Runs in the page: all that is to be read in a tree. */
function textsIn(root: Element | ShadowRoot): string {
	const elements = [...root.querySelectorAll('*')].filter((element) => element.checkVisibility({ visibilityProperty: true }));
	return elements
		.flatMap((element) => [
			element.getAttribute('aria-label') ?? '',
			[...element.childNodes].map((node) => (node instanceof Text ? node.data : '')).join(''),
		])
		.join('\n');
}

/** Whether a text that has this in it can be read, closed shadow trees included. */
export async function isSaidInFirefox(page: FirefoxPage, part: string): Promise<boolean> {
	const texts = await Promise.all((await page.roots()).map((root: SharedNode) => page.callWith(textsIn, [root])));
	return texts.some((text) => text.includes(part));
}
