/** What Playwright's and Puppeteer's pages have in common, as far as shared assertions need it. */
export interface AnyPage {
	evaluate(expression: string): Promise<unknown>;
	screenshot(): Promise<Uint8Array>;
}

/** Calls a function in a page, with what can be written as JSON. */
export async function callIn<Argument>(page: AnyPage, call: (argument: Argument) => unknown, argument: Argument): Promise<unknown> {
	return page.evaluate(`(${String(call)})(${JSON.stringify(argument)})`);
}
