import type { Page } from 'playwright';

/**
 * Where a button of this name is on the screen, in CSS pixels, as the accessibility tree tells: it knows closed shadow roots
 * as well. Of several the last one; undefined where there is none.
 */
export async function findButton(page: Page, name: string): Promise<{ x: number; y: number } | undefined> {
	const session = await page.context().newCDPSession(page);
	try {
		const { nodes } = await session.send('Accessibility.getFullAXTree');
		const button = nodes.findLast((node) => node.role?.value === 'button' && node.name?.value === name && !node.ignored);
		if (button?.backendDOMNodeId === undefined) return undefined;
		const { model } = await session.send('DOM.getBoxModel', { backendNodeId: button.backendDOMNodeId });
		const [left = 0, top = 0] = model.content;
		return { x: left + model.width / 2, y: top + model.height / 2 };
	} finally {
		await session.detach();
	}
}

/** Clicks the button of this name with the mouse; throws where there is none. */
export async function clickButton(page: Page, name: string): Promise<void> {
	const place = await findButton(page, name);
	if (!place) throw new Error(`No button “${name}” is on the page`);
	await page.mouse.click(place.x, place.y);
}
