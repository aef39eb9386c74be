import type { Page } from 'playwright';

/** The screen that there is without a display is small, and the browser keeps its popups inside it. */
export const screenForPopups = '--screen-info={1600x1200}';

/** What the browser shows of a popup, at most 600 pixels high: its driver takes it for larger. */
export function popupWindow(popup: Page): Promise<{ x: number; y: number; width: number; height: number }> {
	return popup.evaluate(() => ({ x: 0, y: 0, width: innerWidth, height: innerHeight }));
}
