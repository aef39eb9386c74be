import { byBrowser } from '../browsers/by-browser';
import type { TestPage } from '../browsers/test-page';
import { isSaidInChromium } from './chromium-controls';
import { isSaidInFirefox } from './firefox-controls';

/** Whether a text that has this in it can be read on the page, in closed shadow trees too: as a screen reader would. */
export function isSaid(page: TestPage, part: string): Promise<boolean> {
	return byBrowser(page, { chromium: (tab) => isSaidInChromium(tab, part), firefox: (tab) => isSaidInFirefox(tab, part) });
}
