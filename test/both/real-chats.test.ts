import { describe, expect, it } from 'vitest';
import { uncaughtErrorsOf } from '../browsers/page-errors';
import { plain } from '../fixtures/pictures';
import { bundlePage } from '../pages/bundle-page';
import type { Said } from '../pages/conversation';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const violet = { r: 120, g: 40, b: 200 };
const size = { width: 120, height: 60 };
/** Without the edge, which is blended with the ring around it. */
const pixels = size.width * size.height * 0.95;

const chat = setUpChat({ viewport: { width: 900, height: 1000 } });

describe('real front ends', () => {
	it.each(['chatscope-chat', 'vue-advanced-chat', 'deep-chat'])(
		'show each picture once, after they render again too: %s',
		async (name) => {
			const { server, openChat, picture } = chat.at;
			for (const [path, colour] of Object.entries({ teal, orange, violet })) {
				server.file(`/${path}.png`, await plain(colour, size.width, size.height).png().toBuffer(), 'image/png');
			}
			const emoji = { annotation: 'smile', emoji: '☺', group: 0, order: 1, shortcodes: ['smile'], tags: ['smile'], version: 1 };
			server.file('/emoji.json', JSON.stringify([emoji]), 'application/json');
			const { script, styles } = await bundlePage(`${name}.ts`);
			server.file(`/${name}.js`, script, 'text/javascript');
			server.file(`/${name}.css`, styles, 'text/css');
			const page = await openChat({
				html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Chat</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/${name}.css"><style>body { margin: 0 }</style>
<body><div id="app" style="height: 100vh"></div><script src="/${name}.js"></script></body></html>`,
			});
			const errors = uncaughtErrorsOf(page);
			const first: Said[] = [
				{ text: 'Hello!', own: false },
				{ text: `See ${picture('/teal.png')}`, own: false },
				{ text: picture('/orange.png'), own: true },
				{ text: 'Nice.', own: false },
			];
			await page.evaluate((messages) => globalThis.showConversation(messages), first);
			await awaitPixels(page, teal, pixels);
			await awaitPixels(page, orange, pixels);
			const more: Said[] = [...first, { text: `And ${picture('/violet.png')} as well`, own: true }];
			await page.evaluate((messages) => globalThis.showConversation(messages), more);
			for (const colour of [teal, orange, violet]) await awaitPixels(page, colour, pixels);
			expect(errors).toEqual([]);
		},
	);
});
