import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runDemo } from '../../demo/run';
import { e2eFolder } from '../browsers/builds';
import { browserExecutable } from '../browsers/executable';

const folder = mkdtempSync(join(tmpdir(), 'vignette-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('The demo of `npm start` shows each of its messages as it says, without a display', async () => {
	const screenshotFile = join(folder, 'demo.png');
	const exitCode = await runDemo({
		extensionFolder: e2eFolder('chrome'),
		chromiumPath: await browserExecutable('chromium'),
		hasDisplay: false,
		screenshotFile,
	});
	expect(exitCode).toBe(0);
	expect(existsSync(screenshotFile)).toBe(true);
});
