import type { Page } from 'playwright';

/**
 * What is wrong with the words on a page, as far as it can be seen from outside, one line each: those that are cut off, and those
 * that reach beyond their box or the view. With `isBracketed`, every string is known to stand between ⟦ and ⟧, so
 * that what stands outside has not been looked up; `known` are names and the like, which need not.
 */
export async function wordProblems(page: Page, words: { readonly isBracketed: boolean; readonly known?: RegExp }): Promise<string[]> {
	const problems = await page.evaluate(
		({ isBracketed, known }) => {
			const found: string[] = [];
			const tolerance = 1.5;

			const isUnknown = (text: string): boolean => {
				let rest = text;
				for (let before = ''; before !== rest;) {
					before = rest;
					rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
				}
				return /\p{L}{2}|[⟦⟧]/u.test(rest.replaceAll(new RegExp(known, 'gu'), ' '));
			};

			/** Those around it, also outside its shadow tree. */
			const around = (node: Node): HTMLElement | undefined => {
				const parent = node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode;
				return parent instanceof HTMLElement ? parent : undefined;
			};
			const ancestors = (node: Node): HTMLElement[] => {
				const chain: HTMLElement[] = [];
				for (let element = around(node); element; element = around(element)) chain.push(element);
				return chain;
			};

			const lookAtText = (node: Text): void => {
				const text = node.data.trim();
				const range = document.createRange();
				range.selectNodeContents(node);
				const { left, right, width } = range.getBoundingClientRect();
				const chain = ancestors(node);
				if (text === '' || width === 0 || chain[0]?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) !== true)
					return;
				if (isBracketed && isUnknown(text)) found.push(`not looked up: ${text}`);
				const box = chain.find((element) => !/^(?:inline|contents)$/.test(getComputedStyle(element).display));
				const scrolled = chain.findIndex((element) => /auto|scroll/.test(getComputedStyle(element).overflowX));
				const cutting = chain
					.slice(0, scrolled < 0 ? undefined : scrolled)
					.filter((element) => element === box || /hidden|clip/.test(getComputedStyle(element).overflowX));
				for (const element of cutting) {
					const outer = element.getBoundingClientRect();
					if (left < outer.left - tolerance || right > outer.right + tolerance)
						found.push(`beyond its ${element.localName}: ${text}`);
				}
				if (scrolled < 0 && (left < -tolerance || right > innerWidth + tolerance)) found.push(`beyond the view: ${text}`);
			};

			const lookAtElement = (element: HTMLElement): void => {
				if (!element.checkVisibility({ visibilityProperty: true })) return;
				for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
					const value = element.getAttribute(name);
					if (isBracketed && value !== null && isUnknown(value)) found.push(`not looked up, ${name}: ${value}`);
				}
				const { font, overflowX, overflowY, paddingInlineStart, paddingInlineEnd } = getComputedStyle(element);
				const isCut = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + tolerance;
				const isCutBelow = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + tolerance;
				if ((isCut || isCutBelow) && /⟦/.test(element.textContent) === isBracketed) found.push(`cut off: ${element.textContent}`);
				if (element instanceof HTMLSelectElement) {
					const free = element.cloneNode(true);
					if (!(free instanceof HTMLSelectElement)) return;
					free.selectedIndex = element.selectedIndex;
					free.style.cssText = 'position: absolute; inline-size: max-content; max-inline-size: none; visibility: hidden';
					element.after(free);
					if (free.offsetWidth > element.offsetWidth + tolerance)
						found.push(`cut off: ${element.selectedOptions[0]?.text ?? ''}`);
					free.remove();
				}
				if (element instanceof HTMLInputElement && element.placeholder !== '' && element.type !== 'url') {
					const canvas = document.createElement('canvas').getContext('2d');
					if (!canvas) return;
					canvas.font = font;
					const room = element.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd);
					const isData = /[./]/.test(element.placeholder);
					if (!isData && canvas.measureText(element.placeholder).width > room + tolerance)
						found.push(`cut off: ${element.placeholder}`);
				}
			};

			const look = (root: Node): void => {
				// What only machines write says so.
				if (root instanceof HTMLElement && !root.translate) return;
				if (root instanceof Text) lookAtText(root);
				if (root instanceof HTMLElement) lookAtElement(root);
				if (root instanceof HTMLElement && /^(?:script|style|select|svg)$/.test(root.localName)) return;
				for (const child of root.childNodes) look(child);
				if (root instanceof HTMLElement && root.shadowRoot) look(root.shadowRoot);
			};

			look(document.body);
			if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
			if (isBracketed && isUnknown(document.title)) found.push(`not looked up, title: ${document.title}`);
			return found;
		},
		{ isBracketed: words.isBracketed, known: words.known?.source ?? '(?!)' },
	);
	return [...new Set(problems)];
}
