import { describe, it } from 'vitest';
import { callIn } from '../browsers/any-page';
import { plain } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { say, setUpFirefox } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const picturePixels = 200 * 100;

const chat = setUpFirefox();

async function teach(path: string): Promise<string> {
	chat.at.server.file(path, await plain(teal).png().toBuffer(), 'image/png');
	return chat.at.picture(path);
}

describe('in Firefox, a URL is found', () => {
	it.each(['open', 'closed'] as const)('in nested shadow trees: %s', async (mode) => {
		const url = await teach(`/${mode}.png`);
		const page = await chat.at.openChat();
		await callIn(
			page,
			({ address, rootMode }) => {
				const outer = document.createElement('div');
				const inner = document.createElement('x-message');
				outer.attachShadow({ mode: rootMode }).append(inner);
				const paragraph = document.createElement('p');
				inner.attachShadow({ mode: rootMode }).append(paragraph);
				document.querySelector('#log')?.append(outer);
				setTimeout(() => paragraph.append(address), 100);
			},
			{ address: url, rootMode: mode },
		);
		await awaitPixels(page, teal, picturePixels);
	});

	it.each(['open', 'closed'] as const)('in a shadow tree that is attached late: %s', async (mode) => {
		const url = await teach(`/late-${mode}.png`);
		const page = await chat.at.openChat();
		await callIn(
			page,
			({ address, rootMode }) => {
				const mount = document.createElement('div');
				document.querySelector('#log')?.append(mount);
				setTimeout(() => mount.attachShadow({ mode: rootMode }).append(address), 100);
			},
			{ address: url, rootMode: mode },
		);
		await awaitPixels(page, teal, picturePixels);
	});

	it.each(['about:blank', 'about:srcdoc'])('in a frame without an address of its own: %s', async (kind) => {
		const url = await teach(`/${kind.slice(6)}.png`);
		const page = await chat.at.openChat();
		await callIn(
			page,
			({ address, isBlank }) => {
				const frame = document.createElement('iframe');
				frame.style.cssText = 'width: 600px; height: 400px';
				if (!isBlank) frame.srcdoc = `<body><p>${address}</p></body>`;
				document.body.prepend(frame);
				if (isBlank) frame.contentDocument?.body.append(address);
			},
			{ address: url, isBlank: kind === 'about:blank' },
		);
		await awaitPixels(page, teal, picturePixels);
	});

	it('beside what is not seen', async () => {
		const url = await teach('/unseen.png');
		const page = await chat.at.openChat();
		await say(page, `See\u200B${url}\u2060`);
		await awaitPixels(page, teal, picturePixels);
	});
});
