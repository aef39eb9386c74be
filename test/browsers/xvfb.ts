import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import sharp from 'sharp';

const run = promisify(execFile);

/** A display that nobody sees, with a keyboard and a mouse: the browser's own windows can be looked at and driven by it. */
export interface VirtualDisplay {
	/** As in the environment variable `DISPLAY`. */
	readonly name: string;
	/** Presses and releases keys one after another, named as X11 does (`Tab`, `alt+shift+v`), in the window with the focus. */
	press(...keys: readonly string[]): Promise<void>;
	/** Moves the mouse to a point of the screen, in pixels, and clicks there. */
	click(x: number, y: number, button?: 'left' | 'right'): Promise<void>;
	/** The whole screen as a PNG: pages, and what the browser shows above them. */
	screenshot(): Promise<Buffer>;
	/** Ends it; what still runs on it loses its screen. */
	close(): Promise<void>;
}

/** Starts Xvfb on a display that is free. Throws where Xvfb or xdotool is missing. */
export async function startVirtualDisplay(width = 1280, height = 1000): Promise<VirtualDisplay> {
	const folder = await mkdtemp(join(tmpdir(), 'vignette-display-'));
	// It writes the number of the display that it has found free to the third file descriptor.
	const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-fbdir', folder, '-nolisten', 'tcp'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
	});
	const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
	const number = await new Promise<string>((resolve, reject) => {
		server.once('error', reject);
		void ended.then(() => reject(new Error('Xvfb ended before it was ready')));
		server.stdio[3]?.once('data', (chunk: unknown) => resolve(String(chunk).trim()));
	});
	const name = `:${number}`;
	const xdotool = (...args: string[]) => run('xdotool', args, { env: { ...process.env, DISPLAY: name } });
	return {
		name,
		async press(...keys) {
			for (const key of keys) await xdotool('key', '--clearmodifiers', key);
		},
		async click(x, y, button = 'left') {
			await xdotool('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', button === 'left' ? '1' : '3');
		},
		async screenshot() {
			return decodeWindowDump(await readFile(join(folder, 'Xvfb_screen0')));
		},
		async close() {
			server.kill();
			await ended;
			await rm(folder, { recursive: true });
		},
	};
}

/**
 * The picture in an X window dump, the form that Xvfb keeps its screen in (XWDFile.h: a header of 32-bit numbers, big
 * end first, then the colour map, then the pixels, here of four bytes as blue, green, red and nothing).
 */
async function decodeWindowDump(dump: Buffer): Promise<Buffer> {
	const header = (index: number): number => dump.readUInt32BE(index * 4);
	const [headerBytes, width, height, bytesPerLine, colours] = [header(0), header(4), header(5), header(12), header(19)];
	const start = headerBytes + colours * 12;
	const pixels = Buffer.alloc(width * height * 3);
	for (let y = 0; y < height; y += 1) {
		for (let x = 0; x < width; x += 1) {
			const from = start + y * bytesPerLine + x * 4;
			pixels.writeUIntBE(dump.readUIntLE(from, 3), (y * width + x) * 3, 3);
		}
	}
	return sharp(pixels, { raw: { width, height, channels: 3 } })
		.png()
		.toBuffer();
}
