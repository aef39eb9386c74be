import { describe, expect, it } from 'vitest';
import { buildWithOpenShadows } from '../browsers/altered-build';
import { plain, sticker } from '../fixtures/pictures';
import { awaitControl, clickButton, controlsOn } from '../screen/buttons';
import { postLink } from '../fixtures/chat-page';
import { accessibilityProblems, liveRegions } from './accessibility';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };

/** A chat that axe finds nothing wrong with by itself. */
const page = `<!doctype html>
<html lang="en">
<title>Chat</title>
<style>
	html { color-scheme: light dark }
	body { color: CanvasText; background: Canvas }
	a { color: inherit }
</style>
<main><h1>Chat</h1><div id="log" role="log" aria-label="Messages"></div></main>
</html>`;

describe.each(['light', 'dark'] as const)('what is put into a %s page', (colorScheme) => {
	const chat = setUpChat({ extensionFolder: buildWithOpenShadows(), colorScheme });

	it('has nothing that axe finds fault with: pictures, chips, controls, menu, notice, large view', async () => {
		const { server, openChat, picture, teach } = chat.at;
		const opened = await openChat({ html: page });
		server.file('/large.png', await plain(teal, 1000, 700).png().toBuffer(), 'image/png');
		server.file('/sticker', await (await sticker(teal, 512)).webp({ lossless: true }).toBuffer(), 'image/webp');
		await postLink(opened, 'Large ', picture('/large.png'), 'one');
		await postLink(opened, 'A sticker ', picture('/sticker'), 'two');
		await postLink(opened, 'Gone ', picture('/nowhere.png'), 'three');
		for (let count = 0; count < 6; count += 1) {
			const url = await teach(`/many-${count}.png`, teal);
			await opened.evaluate((address) => {
				const link = Object.assign(document.createElement('a'), { href: address, textContent: `Picture ${address.at(-5)}` });
				document.querySelector('.message:last-child')?.append(link, ' ');
			}, url);
		}
		await awaitControl(opened, 'link', /1000 × 700/);
		await awaitControl(opened, 'button', /^\+3 more/);
		// That it sees into our trees at all.
		expect(await opened.evaluate('document.querySelector(".message > div").shadowRoot.querySelectorAll("img").length')).toBe(1);
		expect(await accessibilityProblems(opened)).toEqual([]);

		const { x, y } = await awaitControl(opened, 'link', /1000 × 700/);
		await opened.mouse.move(x, y);
		await clickButton(opened, /^More for the picture/);
		await awaitControl(opened, 'menu', '');
		expect(await accessibilityProblems(opened)).toEqual([]);
		const block = await awaitControl(opened, 'menuitem', 'Copy address');
		await opened.mouse.click(block.x, block.y);
		await awaitControl(opened, 'button', 'Close');
		expect(await accessibilityProblems(opened)).toEqual([]);
		await clickButton(opened, 'Close');

		await opened.mouse.click(x, y);
		await awaitControl(opened, 'dialog', 'Pictures');
		await expect.poll(() => controlsOn(opened, 'progressbar')).toEqual([]);
		expect(await liveRegions(opened)).toEqual(['heard', 'said']);
		expect(await accessibilityProblems(opened)).toEqual([]);
		await clickButton(opened, 'More');
		await awaitControl(opened, 'menu', '');
		expect(await accessibilityProblems(opened)).toEqual([]);
	});
});
