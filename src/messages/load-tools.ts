import { browser } from 'wxt/browser';

const toolsFile = '/picture-tools.js';

/** Loads the tools for pictures into a frame, where they find our content script or do nothing; returns whether it could. */
export async function loadTools(tabId: number, frameId: number): Promise<boolean> {
	try {
		await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [toolsFile], injectImmediately: true });
		return true;
	} catch {
		// The page has gone on, or its permission.
		return false;
	}
}
