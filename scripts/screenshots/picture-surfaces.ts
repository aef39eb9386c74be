import type { Page } from 'playwright';
import type { DemoServers } from '../../demo/servers';
import { files } from '../../demo/messages';

/** A state of what is put into a chat, or above it. */
export interface PictureSurface {
	readonly name: string;
	/** Brings the chat to it, whose shadow trees are open. */
	show(chat: Page, servers: DemoServers): Promise<void>;
	/** Ends what the pictures' host was made to do for it. */
	after?(): Promise<void> | void;
}

/** The pictures of the demo, in its order. */
const picture = { view: 0, tea: 1, sticker: 2 } as const;

async function pointAt(chat: Page, which: keyof typeof picture): Promise<void> {
	const frame = chat.locator('a.picture').nth(picture[which]);
	await frame.scrollIntoViewIfNeeded();
	await frame.hover();
	await chat.locator('.controls').waitFor();
}

async function scrollToEnd(chat: Page): Promise<void> {
	await chat.evaluate('document.querySelector("#log").scrollTo(0, 1e6)');
}

async function openLarge(chat: Page, which: keyof typeof picture): Promise<void> {
	await chat.locator('a.picture').nth(picture[which]).click();
	await chat.locator('dialog .lying > *').first().waitFor();
}

/** Opens a picture's large view, and waits until all of it is there. */
export async function openWhole(chat: Page, which: keyof typeof picture): Promise<void> {
	await openLarge(chat, which);
	await chat.locator('dialog .progress').waitFor({ state: 'hidden' });
}

let goOn = (): Promise<void> | void => {};

/** What is looked at in the demo's chat. */
export const pictureSurfaces: readonly PictureSurface[] = [
	{ name: 'chat-controls', show: (chat) => pointAt(chat, 'view') },
	{
		name: 'chat-menu',
		async show(chat) {
			await pointAt(chat, 'view');
			await chat.locator('.controls button').last().click();
			await chat.locator('.menu').waitFor();
		},
	},
	{
		name: 'chat-hidden',
		async show(chat) {
			await pointAt(chat, 'sticker');
			await chat.locator('.controls button').first().click();
			await chat.locator('.chip button').first().waitFor();
			goOn = () => chat.locator('.chip button').first().click();
		},
		after: () => goOn(),
	},
	{
		name: 'chat-notice',
		async show(chat) {
			await pointAt(chat, 'view');
			await chat.locator('.controls button').last().click();
			// “Copy address”.
			await chat.locator('.menu [role=menuitem]').last().click();
			await chat.locator('.notice').waitFor();
			goOn = () => chat.locator('.notice button').last().click();
		},
		after: () => goOn(),
	},
	{ name: 'chat-chips', show: scrollToEnd },
	{ name: 'lightbox-picture', show: (chat) => openWhole(chat, 'view') },
	{ name: 'lightbox-film', show: (chat) => openWhole(chat, 'tea') },
	{ name: 'lightbox-sticker', show: (chat) => openWhole(chat, 'sticker') },
	{
		name: 'lightbox-closer',
		async show(chat) {
			await openWhole(chat, 'view');
			for (let presses = 0; presses < 6; presses += 1) await chat.keyboard.press('+');
		},
	},
	{
		name: 'lightbox-menu',
		async show(chat) {
			await openWhole(chat, 'tea');
			await chat.locator('dialog [aria-haspopup]').click();
			await chat.locator('dialog .menu').waitFor();
		},
	},
	{
		name: 'lightbox-loading',
		async show(chat, servers) {
			const { path, bytes } = await postAnother(chat, servers);
			servers.server.on(path, (_request, response) => {
				response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': bytes.length });
				response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
				goOn = () => void response.end(bytes.subarray(Math.floor(bytes.length / 2)));
			});
			await chat.locator('a.picture').last().click();
			await chat.locator('dialog .progress.known').waitFor();
		},
		after: () => goOn(),
	},
	{
		name: 'lightbox-failed',
		async show(chat, servers) {
			const { path } = await postAnother(chat, servers);
			servers.server.on(path, (_request, response) => response.writeHead(404).end());
			await chat.locator('a.picture').last().click();
			await chat.locator('dialog .said:not(:empty)').waitFor();
		},
	},
];

let posted = 0;

/** Posts the view once more, under an address that nobody has asked for yet, and waits for it. */
async function postAnother(chat: Page, { server }: DemoServers): Promise<{ readonly path: string; readonly bytes: Buffer }> {
	const bytes = Buffer.from(await (await fetch(server.url('localhost', files.view))).arrayBuffer());
	const path = `/2026/hut-${(posted += 1)}.jpg`;
	server.file(path, bytes, 'image/jpeg');
	const shown = await chat.locator('a.picture').count();
	await chat.locator('#composer').fill(`${server.url('photos.img.test', path)} from the terrace, before the storm`);
	await chat.locator('#composer').press('Enter');
	await scrollToEnd(chat);
	await chat.locator('a.picture').nth(shown).scrollIntoViewIfNeeded();
	return { path, bytes };
}
