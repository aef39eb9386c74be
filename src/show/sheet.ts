/**
 * A style sheet for shadow trees of ours. Constructed ones are not subject to the page's Content Security Policy.
 */
export function createSheet(...rules: readonly string[]): CSSStyleSheet {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(rules.join('\n'));
	return sheet;
}
