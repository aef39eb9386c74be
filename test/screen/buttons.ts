import { expect } from 'vitest';
import { byBrowser } from '../browsers/by-browser';
import type { TestPage } from '../browsers/test-page';
import { controlsInChromium } from './chromium-controls';
import type { Control } from './control';
import { controlsInFirefox } from './firefox-controls';

const waitMilliseconds = 30_000;

/** All controls of a role on a page, in its order, those in closed shadow trees as well: as the browser's accessibility tells. */
export function controlsOn(page: TestPage, role: string): Promise<Control[]> {
	return byBrowser(page, { chromium: (tab) => controlsInChromium(tab, role), firefox: (tab) => controlsInFirefox(tab, role) });
}

/** The control of this name, or whose name matches; of several the last one; undefined where there is none. */
export async function findControl(page: TestPage, role: string, name: string | RegExp): Promise<Control | undefined> {
	const controls = await controlsOn(page, role);
	return controls.findLast((control) => (typeof name === 'string' ? control.name === name : name.test(control.name)));
}

/** Waits until there is such a control. */
export async function awaitControl(page: TestPage, role: string, name: string | RegExp): Promise<Control> {
	let control: Control | undefined;
	await expect
		.poll(
			async () => {
				control = await findControl(page, role, name);
				return control !== undefined;
			},
			{ timeout: waitMilliseconds, message: `a ${role} named ${String(name)}` },
		)
		.toBe(true);
	if (!control) throw new Error(`No ${role} named ${String(name)} is on the page`);
	return control;
}

/** Clicks the button of this name with the mouse, once it is there. */
export async function clickButton(page: TestPage, name: string | RegExp): Promise<void> {
	const { x, y } = await awaitControl(page, 'button', name);
	await page.mouse.click(x, y);
}

/** Where a button of this name is, or undefined. */
export function findButton(page: TestPage, name: string): Promise<Control | undefined> {
	return findControl(page, 'button', name);
}
