import { execFile, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import process from 'node:process';

const run = promisify(execFile);

/** A display of its own that nobody sees, with a keyboard and a mouse: what the browser's own windows can be driven by. */
export interface VirtualDisplay {
	/** As in the environment variable `DISPLAY`. */
	readonly name: string;
	/** Presses and releases keys one after another, named as X11 does (`Tab`, `alt+shift+v`), in the window with the focus. */
	press(...keys: readonly string[]): Promise<void>;
	/** Moves the mouse to a point of the screen, in pixels, and clicks there. */
	click(x: number, y: number): Promise<void>;
	/** How many windows are on the screen now, those of the browser's own questions included. */
	countWindows(): Promise<number>;
	/** Ends it; what still runs on it loses its screen. */
	close(): Promise<void>;
}

/** Starts Xvfb on a display that is free. Throws where Xvfb or xdotool is missing. */
export async function startVirtualDisplay(width = 1280, height = 1000): Promise<VirtualDisplay> {
	const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
	});
	const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
	const name = await displayName(server.stdio[3] as Readable, ended, server);
	const xdotool = async (...args: string[]): Promise<string> => {
		const { stdout } = await run('xdotool', args, { env: { ...process.env, DISPLAY: name } });
		return stdout;
	};
	return {
		name,
		async press(...keys) {
			for (const key of keys) await xdotool('key', '--clearmodifiers', key);
		},
		async click(x, y) {
			await xdotool('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1');
		},
		async countWindows() {
			return (await xdotool('search', '--onlyvisible', '--name', '')).split('\n').length - 1;
		},
		async close() {
			server.kill();
			await ended;
		},
	};
}
