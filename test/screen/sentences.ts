import { FirefoxPage } from '../browsers/firefox-page';
import { isPlaywrightPage } from '../browsers/playwright-page';
import type { TestPage } from '../browsers/test-page';
import { isSaidInChromium } from './chromium-controls';
import { isSaidInFirefox } from './firefox-controls';

/** Whether a text that has this in it can be read on the page, in closed shadow trees too: as a screen reader would. */
export function isSaid(page: TestPage, part: string): Promise<boolean> {
	if (page instanceof FirefoxPage) return isSaidInFirefox(page, part);
	if (isPlaywrightPage(page)) return isSaidInChromium(page, part);
	throw new Error('A page of neither browser');
}
