import { chromiumKind, firefoxKind } from '../../scripts/browsers/browser-kind';
import { findBrowser } from '../../scripts/browsers/find-browser';
import { realSurroundings } from '../../scripts/browsers/surroundings';

const kinds = { chromium: chromiumKind, firefox: firefoxKind };
const searches = new Map<string, Promise<string>>();

async function search(browser: 'chromium' | 'firefox'): Promise<string> {
	const found = await findBrowser(realSurroundings(), kinds[browser]);
	if (found.found) return found.executablePath;
	throw new Error(`${found.reason} ${kinds[browser].advice}`);
}

/** The path of the browser that tests run in; looked for once a process, never installed here. Throws where there is none. */
export function browserExecutable(browser: 'chromium' | 'firefox'): Promise<string> {
	const path = searches.get(browser) ?? search(browser);
	searches.set(browser, path);
	return path;
}
