import type { Page } from 'playwright';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { VirtualDisplay } from '../browsers/xvfb';

/** The browser's own question, which no page and no test driver can reach: only eyes, keys and a mouse. */
export interface PermissionPrompt {
	accept(): Promise<void>;
	refuse(): Promise<void>;
}

/** Where the question appears, in CSS pixels of a screen of 1280 × 1000: below the toolbar, in the middle. */
const region = { left: 490, top: 95, width: 300, height: 180 };
/** A focus ring that moves changes less of the region than this, the question itself more. */
const changedShare = 0.05;
const timing = { timeout: 20_000, interval: 400 };

/** Does what makes the browser ask, and waits until the question is on the screen. */
export async function promptOpenedBy(display: VirtualDisplay, ask: () => Promise<unknown>): Promise<PermissionPrompt> {
	const before = await look(display);
	await ask();
	let open = before;
	/** On the screen, and done with fading in. */
	const isOpen = async (): Promise<boolean> => {
		const last = open;
		open = await look(display);
		return differ(before, open) && !differ(last, open);
	};
	await expect.poll(isOpen, { ...timing, message: 'the question on the screen' }).toBe(true);

	/** The browser takes no answer in the first moment, lest a key that was meant for the page gives one: so pressed again. */
	const pressUntilGone = async (key: string): Promise<void> => {
		const isGone = async (): Promise<boolean> => {
			if (differ(open, await look(display))) return true;
			await display.press(key);
			return false;
		};
		await expect.poll(isGone, { ...timing, message: 'the question gone' }).toBe(true);
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
export async function clickOnScreen(display: VirtualDisplay, page: Page, selector: string): Promise<void> {
	const box = await page.locator(selector).boundingBox();
	if (!box) throw new Error(`${selector} is not to be seen`);
	const view = await page.evaluate(() => ({ x: screenX, y: screenY + outerHeight - innerHeight }));
	await display.click(view.x + box.x + box.width / 2, view.y + box.y + box.height / 2);
}

async function look(display: VirtualDisplay): Promise<Buffer> {
	return sharp(await display.screenshot())
		.extract(region)
		.greyscale()
		.raw()
		.toBuffer();
}

function differ(one: Buffer, other: Buffer): boolean {
	const changed = one.filter((value, index) => Math.abs(value - (other[index] ?? 0)) > 16).length;
	return changed / one.length > changedShare;
}
