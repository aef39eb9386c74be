import type { Page } from 'playwright';

/** What a surface is looked at under. */
export interface Condition {
	readonly name: string;
	readonly width: number;
	/** In CSS pixels; the whole page is taken where it is not said. */
	readonly height?: number;
	readonly colorScheme: 'light' | 'dark';
	readonly forcedColors?: 'active';
	/** Fingers, and no mouse that could hover. */
	readonly isTouched?: true;
}

/** A window of 1280 × 1024 pixels, at 100, 200 and 400 %; the narrowest phone; and what people set in their systems. */
export const conditions: readonly Condition[] = [
	{ name: 'light', width: 1280, colorScheme: 'light' },
	{ name: 'dark', width: 1280, colorScheme: 'dark' },
	{ name: 'narrow', width: 320, colorScheme: 'light' },
	{ name: 'narrow-dark', width: 320, colorScheme: 'dark' },
	{ name: 'forced-colors', width: 1280, colorScheme: 'dark', forcedColors: 'active' },
	{ name: 'zoom-200', width: 640, height: 512, colorScheme: 'light' },
	{ name: 'zoom-400', width: 320, height: 256, colorScheme: 'light' },
];

/** The narrow ones are for pages alone: a popup has its own width. */
export const popupConditions = conditions.filter(({ width }) => width === 1280);

/** What is in a chat, or above it, is as high as its window. */
export const pictureConditions: readonly Condition[] = [
	...conditions.filter(({ name }) => name !== 'narrow-dark').map((condition) => ({ height: 800, ...condition })),
	{ name: 'touch', width: 412, height: 915, colorScheme: 'dark', isTouched: true },
];

/** What other languages are looked at under: their words are longer, or run from the right. */
export const languageConditions = conditions.filter(({ name }) => name === 'light' || name === 'narrow');

/** Puts a page under a condition. A popup keeps the size that the browser gives it. */
export async function applyCondition(page: Page, condition: Condition, isPopup: boolean): Promise<void> {
	const { width, height = 800, colorScheme, forcedColors, isTouched = false } = condition;
	await page.emulateMedia({ colorScheme, forcedColors: forcedColors ?? 'none' });
	if (isPopup) return;
	await page.setViewportSize({ width, height });
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setTouchEmulationEnabled', { enabled: isTouched });
}
