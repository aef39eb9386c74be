import { join } from 'node:path';
import sharp from 'sharp';
import { startDemoServers } from '../../demo/servers';
import { launchChromium } from '../../test/browsers/launch-chromium';
import { buildWithOpenShadows } from '../../test/browsers/altered-build';
import { openWhole } from './picture-surfaces';
import { popupWindow, screenForPopups } from './popup-window';
import { chatIsOn, prepare, surfaces } from './surfaces';

/** As the stores ask for, in pixels. */
const size = { width: 1280, height: 800 };
const popupMargin = 16;

/** The pictures for the stores: the demo chat, with the popup above it, the options, and a picture large. */
export async function takeStorePictures(folder: string, executablePath: string): Promise<void> {
	const servers = await startDemoServers();
	const extensionFolder = buildWithOpenShadows();
	const browser = await launchChromium({ extensionFolder, executablePath, viewport: size, args: ['--test-type', screenForPopups] });
	try {
		await browser.worker();
		const chat = await browser.context.newPage();
		await chat.goto(servers.chatUrl);
		await chat.waitForFunction(() => document.documentElement.dataset['played'] === 'true', undefined, { timeout: 60_000 });
		// The bridge's last file is readable a moment late.
		await chat.waitForFunction(() =>
			[...document.querySelectorAll('.message:last-child div:not([class])')].some((host) => host.getBoundingClientRect().height > 40),
		);
		const chatPicture = await chat.screenshot();
		await chat.evaluate(() => document.querySelector('#log')?.scrollTo(0, 0));
		await chat.screenshot({ path: join(folder, 'store-1-chat.png') });

		for (const surface of surfaces.filter(({ name }) => name === 'popup-on' || name === 'options-used')) {
			await prepare(browser, surface);
			const page = await surface.open(browser, chat);
			if (surface.name === 'options-used') {
				await page.setViewportSize(size);
				await page.evaluate('scrollTo(0, 0)');
				await page.screenshot({ path: join(folder, 'store-3-options.png') });
			} else {
				const popup = await page.screenshot({ clip: await popupWindow(page) });
				await sharp(chatPicture)
					.composite([{ input: await framed(popup), left: size.width - 320 - 2 - popupMargin, top: popupMargin }])
					.toFile(join(folder, 'store-2-popup.png'));
			}
			await page.close();
		}

		await chat.bringToFront();
		await prepare(browser, chatIsOn);
		await openWhole(chat, 'view');
		await chat.screenshot({ path: join(folder, 'store-4-large.png') });
	} finally {
		await browser.close();
		await servers.close();
	}
}

/** The popup within a line, no higher than the picture that it is put into. */
async function framed(popup: Buffer): Promise<Buffer> {
	const { width, height } = await sharp(popup).metadata();
	const shown = { width: Math.min(width, 320), height: Math.min(height, size.height - 2 * popupMargin - 2) };
	return sharp(popup)
		.extract({ left: 0, top: 0, ...shown })
		.extend({ top: 1, bottom: 1, left: 1, right: 1, background: '#b9b5c6' })
		.png()
		.toBuffer();
}
