import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import sharp from 'sharp';
import type { WxtHooks } from 'wxt';

const sizesPixels = [16, 32, 48, 128];

/** The states differ by what of the one drawing is shown, so by shape and not by colour alone. */
const shownIn = {
	on: ['bubble'],
	off: ['hollow'],
	'needs-permission': ['bubble-beside-badge', 'badge'],
};

/** Draws the toolbar's icons from `build/icon.svg` at each build, as files of the package. */
export const icons: Partial<WxtHooks> = {
	async 'build:publicAssets'(wxt, files) {
		const folder = resolve(wxt.config.wxtDir, 'icons');
		await mkdir(folder, { recursive: true });
		const drawing = await readFile(resolve(wxt.config.root, 'build/icon.svg'), 'utf8');
		for (const [state, parts] of Object.entries(shownIn)) {
			for (const size of sizesPixels) {
				const file = resolve(folder, `${state}-${size}.png`);
				await writeFile(file, await draw(drawing, parts, size));
				files.push({ absoluteSrc: file, relativeDest: `icons/${state}-${size}.png` });
			}
		}
	},
};

async function draw(drawing: string, parts: readonly string[], size: number): Promise<Buffer> {
	const rule = `<style>g{display:none}${parts.map((part) => `#${part}`).join(',')}{display:inline}</style>`;
	const svg = drawing.replace('<!-- shown parts -->', rule);
	return sharp(Buffer.from(svg), { density: (72 * size) / 16 })
		.resize(size, size)
		.png()
		.toBuffer();
}
