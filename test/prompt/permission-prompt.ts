import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { VirtualDisplay } from '../browsers/xvfb';
import { changeOf, differ, look, screenTiming } from './screen-change';

/** The browser's own question, which no page and no test driver can reach: only eyes, keys and a mouse. */
export interface PermissionPrompt {
	accept(): Promise<void>;
	refuse(): Promise<void>;
}

/** Where the question appears, in CSS pixels of a screen of 1280 × 1000: below the toolbar, in the middle. */
const region = { left: 490, top: 95, width: 300, height: 180 };

/** Does what makes the browser ask, and waits until the question is on the screen. */
export async function promptOpenedBy(display: VirtualDisplay, ask: () => Promise<unknown>): Promise<PermissionPrompt> {
	const open = await changeOf(display, region, 'the question', ask);

	/** The browser takes no answer in the first moment, lest a key that was meant for the page gives one: so pressed again. */
	const pressUntilGone = async (key: string): Promise<void> => {
		const isGone = async (): Promise<boolean> => {
			if (differ(open, await look(display, region))) return true;
			await display.press(key);
			return false;
		};
		await expect.poll(isGone, { ...screenTiming, message: 'the question gone' }).toBe(true);
	};

	return {
		async accept() {
			// The focus is on the refusal; the other button is next.
			await display.press('Tab');
			await pressUntilGone('space');
		},
		refuse: () => pressUntilGone('Escape'),
	};
}

/** Clicks in the middle of an element with the display's own mouse. */
export async function clickOnScreen(display: VirtualDisplay, page: Page, selector: string, button?: 'left' | 'right'): Promise<void> {
	const box = await page.locator(selector).boundingBox();
	if (!box) throw new Error(`${selector} is not to be seen`);
	const view = await page.evaluate(() => ({ x: screenX, y: screenY + outerHeight - innerHeight }));
	await display.click(view.x + box.x + box.width / 2, view.y + box.y + box.height / 2, button);
}
