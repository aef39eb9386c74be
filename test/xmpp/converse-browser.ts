import type { Page } from 'playwright';
import { launchChromium, type ChromiumOptions, type LaunchedChromium } from '../browsers/launch-chromium';
import type { ChatScenario } from './chat-scenario';
import type { ConverseChat } from './clients/converse-page';

/** Launches Chromium with the extension, ready for servers whose certificates are of their own making. */
export async function launchForConverse(scenario: ChatScenario, options: ChromiumOptions): Promise<LaunchedChromium> {
	const browser = await launchChromium({ ...options, args: ['--ignore-certificate-errors', ...(options.args ?? [])] });
	scenario.closers.add(() => browser.close());
	await browser.worker();
	return browser;
}

/** Opens Converse in a new tab, logged in, and waits until the chat's log is there. */
export async function openConverse(
	{ context }: LaunchedChromium,
	scenario: ChatScenario,
	chat: ConverseChat,
	options?: { readonly showsPictures?: boolean },
): Promise<Page> {
	const page = await context.newPage();
	await page.goto(await scenario.serveConverse(chat, options));
	await page.locator(`${'room' in chat ? 'converse-muc' : 'converse-chat'} converse-message-history`).waitFor({ state: 'attached' });
	return page;
}
