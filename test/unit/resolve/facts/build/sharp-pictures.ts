import sharp, { type Sharp } from 'sharp';

/** A plain picture of a size, with or without a half transparent alpha channel, for sharp to encode. */
export function plain(width: number, height: number, withAlpha = false): Sharp {
	return sharp({ create: { width, height, channels: withAlpha ? 4 : 3, background: { r: 200, g: 80, b: 40, alpha: 0.5 } } });
}

/** An animation: so many frames of a size, each of another colour, for sharp to encode as GIF or WebP. */
export function animation(width: number, height: number, frames: number): Sharp {
	const pixels = Buffer.alloc(width * height * frames * 3);
	for (let index = 0; index < pixels.length; index++) {
		pixels[index] = (Math.floor(index / (width * height * 3)) * 50 + (index % 3) * 70) % 256;
	}
	return sharp(pixels, { raw: { width, height: height * frames, channels: 3, pageHeight: height } });
}
