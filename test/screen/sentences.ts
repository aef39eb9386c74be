import type { Page } from 'playwright';

/** Whether a text that has this in it can be read on the page, in closed shadow roots too: as the accessibility tree tells. */
export async function isSaid(page: Page, part: string): Promise<boolean> {
	const session = await page.context().newCDPSession(page);
	try {
		const { nodes } = await session.send('Accessibility.getFullAXTree');
		return nodes.some(({ name }) => typeof name?.value === 'string' && name.value.includes(part));
	} finally {
		await session.detach();
	}
}
