import type { Page } from 'playwright';
import { expect } from 'vitest';

const waitMilliseconds = 30_000;

/** What can be pointed at, as the accessibility tree tells of it, and where its middle is, in CSS pixels. */
export interface Control {
	readonly role: string;
	readonly name: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly isFocused: boolean;
	readonly isDisabled: boolean;
	/** What a screen reader is told of changes there: by the live region it is in, if any. */
	readonly live: string | undefined;
}

/** All controls and pictures of a page in its order, those in closed shadow roots as well: the accessibility tree knows them. */
export async function controlsOn(page: Page, role: string): Promise<Control[]> {
	const session = await page.context().newCDPSession(page);
	try {
		const { nodes } = await session.send('Accessibility.getFullAXTree');
		const found: Control[] = [];
		for (const { role: given, name, ignored, backendDOMNodeId, properties = [] } of nodes) {
			if (ignored || given?.value !== role || backendDOMNodeId === undefined) continue;
			const property = (wanted: string): unknown => properties.find((entry) => entry.name === wanted)?.value.value;
			const box = await session.send('DOM.getBoxModel', { backendNodeId: backendDOMNodeId }).catch(() => undefined);
			if (!box) continue;
			const { border, width, height } = box.model;
			const [left = 0, top = 0] = border;
			found.push({
				role,
				name: String(name?.value ?? ''),
				x: left + width / 2,
				y: top + height / 2,
				width,
				height,
				isFocused: property('focused') === true,
				isDisabled: property('disabled') === true,
				live: typeof property('live') === 'string' ? String(property('live')) : undefined,
			});
		}
		return found;
	} finally {
		await session.detach();
	}
}

/** The control of this name, or whose name matches; of several the last one; undefined where there is none. */
export async function findControl(page: Page, role: string, name: string | RegExp): Promise<Control | undefined> {
	const controls = await controlsOn(page, role);
	return controls.findLast((control) => (typeof name === 'string' ? control.name === name : name.test(control.name)));
}

/** Waits until there is such a control. */
export async function awaitControl(page: Page, role: string, name: string | RegExp): Promise<Control> {
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
export async function clickButton(page: Page, name: string | RegExp): Promise<void> {
	const { x, y } = await awaitControl(page, 'button', name);
	await page.mouse.click(x, y);
}

/** Where a button of this name is, or undefined. */
export function findButton(page: Page, name: string): Promise<Control | undefined> {
	return findControl(page, 'button', name);
}
