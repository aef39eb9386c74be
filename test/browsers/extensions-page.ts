import type { LaunchedChromium } from './launch-chromium';

/** What a person does on the browser’s own page of extensions. */
async function onExtensionsPage(browser: LaunchedChromium, code: string): Promise<void> {
	const page = await browser.context.newPage();
	await page.goto('chrome://extensions');
	await page.evaluate(`(async () => { ${code} })()`);
	await page.close();
}

/** Loads the extension anew. */
export async function loadAnew(browser: LaunchedChromium): Promise<void> {
	const id = JSON.stringify(await browser.extensionId());
	// Without it Chromium does not load it a second time from its folder.
	const developerMode = 'await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });';
	await onExtensionsPage(browser, `${developerMode} await chrome.developerPrivate.reload(${id}, { failQuietly: false });`);
}

/** Lets the extension into private windows; Chromium loads it anew for that. */
export async function allowInPrivate(browser: LaunchedChromium): Promise<void> {
	const id = JSON.stringify(await browser.extensionId());
	const developerMode = 'await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });';
	await onExtensionsPage(
		browser,
		`${developerMode} await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: ${id}, incognitoAccess: true });`,
	);
}

/** Turns the extension off there, or on again. */
export async function setEnabled(browser: LaunchedChromium, isEnabled: boolean): Promise<void> {
	const id = JSON.stringify(await browser.extensionId());
	await onExtensionsPage(browser, `await chrome.management.setEnabled(${id}, ${isEnabled});`);
}
