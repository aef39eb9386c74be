import type { Page } from 'playwright';

/** What a surface is looked at under. */
export interface Condition {
	readonly name: string;
	readonly width: number;
	/** In CSS pixels; the whole page is taken where it is not said. */
	readonly height?: number;
	readonly colorScheme: 'light' | 'dark';
	readonly forcedColors?: 'active';
	readonly isRightToLeft?: true;
}

/** A window of 1280 × 1024 pixels, at 100, 200 and 400 %; the narrowest phone; and what people set in their systems. */
export const conditions: readonly Condition[] = [
	{ name: 'light', width: 1280, colorScheme: 'light' },
	{ name: 'dark', width: 1280, colorScheme: 'dark' },
	{ name: 'narrow', width: 320, colorScheme: 'light' },
	{ name: 'narrow-dark', width: 320, colorScheme: 'dark' },
	{ name: 'rtl', width: 1280, colorScheme: 'light', isRightToLeft: true },
	{ name: 'forced-colors', width: 1280, colorScheme: 'dark', forcedColors: 'active' },
	{ name: 'zoom-200', width: 640, height: 512, colorScheme: 'light' },
	{ name: 'zoom-400', width: 320, height: 256, colorScheme: 'light' },
];

/** The narrow ones are for pages alone: a popup has its own width. */
export const popupConditions = conditions.filter(({ width }) => width === 1280);

/** Puts a page under a condition. A popup keeps the size that the browser gives it. */
export async function applyCondition(page: Page, condition: Condition, isPopup: boolean): Promise<void> {
	const { width, height = 800, colorScheme, forcedColors, isRightToLeft } = condition;
	await page.emulateMedia({ colorScheme, forcedColors: forcedColors ?? 'none' });
	if (!isPopup) await page.setViewportSize({ width, height });
	await page.evaluate(
		(dir) => {
			document.documentElement.dir = dir;
		},
		isRightToLeft ? 'rtl' : 'ltr',
	);
}
