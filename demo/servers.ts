import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { transformWithOxc } from 'vite';
import { startFixtureServer, type FixtureServer } from '../test/servers/fixture-server';
import { cat, tea } from './drawings';
import { demoMessages, files, type DemoMessage } from './messages';

/** How often the bridge's file answers 403 before it may be read. */
const refusalsBeforeReadable = 1;
/** More than the limit of 15 MB. */
const largeBytes = 20 * 1024 * 1024;
const teaFrames = 24;

/** The demo's servers: one process plays the chat and all picture hosts, under their names. */
export interface DemoServers {
	readonly chatUrl: string;
	readonly messages: readonly DemoMessage[];
	readonly server: FixtureServer;
	close(): Promise<void>;
}

/** Starts them on loopback. */
export async function startDemoServers(): Promise<DemoServers> {
	const server = await startFixtureServer();
	const messages = demoMessages((host, path) => server.url(host, path));
	await serveChat(server, messages);
	await servePictures(server);
	return { chatUrl: server.url('localhost', '/'), messages, server, close: () => server.close() };
}

async function serveChat(server: FixtureServer, messages: readonly DemoMessage[]): Promise<void> {
	const own = (name: string): Promise<string> => readFile(resolve(import.meta.dirname, name), 'utf8');
	const script = await transformWithOxc(await own('chat.ts'), 'chat.ts');
	server.file('/', await own('chat.html'), 'text/html; charset=utf-8', {
		'content-security-policy':
			"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'",
	});
	server.file('/chat.css', await own('chat.css'), 'text/css; charset=utf-8');
	server.file('/chat.js', script.code, 'text/javascript; charset=utf-8');
	server.file('/messages.json', JSON.stringify(messages), 'application/json');
}

async function servePictures(server: FixtureServer): Promise<void> {
	const view = await sharp(resolve(import.meta.dirname, '../entrypoints/welcome/landscape.svg'), { density: 144 })
		.jpeg({ quality: 88 })
		.toBuffer();
	const sticker = await sharp(Buffer.from(cat(-8)))
		.webp()
		.toBuffer();
	const late = await sharp(Buffer.from(cat(8, '#9aa3b5')))
		.png()
		.toBuffer();
	server.file(files.view, view, 'image/jpeg');
	server.file(files.tea, await steamingTea(), 'application/octet-stream');
	server.file(files.sticker, sticker, 'text/plain');
	server.on(files.race, (_request, response, count) => {
		if (count < refusalsBeforeReadable) response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>403 Forbidden</h1>');
		else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(late);
	});
	// Viewers stop at a JPEG's end marker, so that a small picture can weigh as much as a large one.
	server.file(files.large, Buffer.concat([view, Buffer.alloc(largeBytes)]), 'image/jpeg');
	server.file(files.article, '<!doctype html><title>Opening hours</title><p>June to October.', 'text/html; charset=utf-8');
}

async function steamingTea(): Promise<Buffer> {
	const frames = await Promise.all(
		Array.from({ length: teaFrames }, (_, frame) =>
			sharp(Buffer.from(tea(frame / teaFrames)))
				.png()
				.toBuffer(),
		),
	);
	const delay = frames.map(() => 80);
	return sharp(frames, { join: { animated: true } })
		.webp({ delay, loop: 0, quality: 80 })
		.toBuffer();
}
