import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds wrong with a page, one line each; the page's own policy does not keep it out. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate<AxeResults>('axe.run()');
	return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
}
