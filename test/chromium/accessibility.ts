import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds wrong with a page, one line each; the page's own policy does not keep it out. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate<AxeResults>('axe.run()');
	return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/**
 * The live regions that the browser tells screen readers of, by their ids, or their classes where they have none, sorted; shadow
 * trees' as well. What is not among them before its words come is not spoken.
 */
export async function liveRegions(page: Page): Promise<string[]> {
	const session = await page.context().newCDPSession(page);
	const { nodes } = await session.send('Accessibility.getFullAXTree');
	const regions = nodes.filter(({ ignored, role }) => !ignored && (role?.value === 'status' || role?.value === 'alert'));
	const names = regions.map(async ({ backendDOMNodeId }) => {
		if (backendDOMNodeId === undefined) return '';
		const { attributes = [] } = (await session.send('DOM.describeNode', { backendNodeId: backendDOMNodeId })).node;
		const valueOf = (name: string): string | undefined => attributes[attributes.indexOf(name) + 1 || attributes.length];
		return valueOf('id') ?? valueOf('class') ?? '';
	});
	const found = await Promise.all(names);
	await session.detach();
	return found.toSorted();
}
