import type { TestPage } from '../browsers/test-page';

/** How many elements of a page match a selector; none of a shadow tree. */
export function countOf(page: TestPage, selector: string): Promise<number> {
	return page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
}

/** The markup inside the first element that matches. */
export function markupOf(page: TestPage, selector: string): Promise<string | undefined> {
	return page.evaluate((wanted) => document.querySelector(wanted)?.innerHTML, selector);
}

/** Where the first element that matches is on the view, in CSS pixels; undefined where there is none. */
export function boxOf(page: TestPage, selector: string): Promise<{ x: number; y: number; width: number; height: number } | undefined> {
	return page.evaluate((wanted) => {
		const rect = document.querySelector(wanted)?.getBoundingClientRect();
		return rect && { x: rect.x, y: rect.y, width: rect.width, height: rect.height };
	}, selector);
}
