import sharp from 'sharp';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

const seedless = { type: 'gaussian', mean: 128, sigma: 40 } as const;

/** An opaque PNG of 240 × 180 pixels that weighs about 20 KB. */
export async function smallPng(): Promise<Buffer> {
	const noise = sharp({ create: { width: 240, height: 180, channels: 3, background: '#888', noise: seedless } });
	const png = await noise.png({ palette: true, colours: 12 }).toBuffer();
	return weighing(png, 14 * kilobyte, 28 * kilobyte);
}

/** A photograph's like: a JPEG of 12 megapixels, of about this weight. */
export async function largeJpeg(aboutBytes: number): Promise<Buffer> {
	// Noise made large is as smooth as a photograph, with a little of its grain on top.
	const coarse = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#888', noise: seedless } })
		.png()
		.toBuffer();
	const grain = sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888', noise: { ...seedless, sigma: 12 } } });
	const smooth = await sharp(coarse).resize(4000, 3000, { kernel: 'cubic' }).png({ compressionLevel: 0 }).toBuffer();
	const picture = await grain
		.composite([{ input: smooth, blend: 'overlay' }])
		.png({ compressionLevel: 0 })
		.toBuffer();
	let quality = 90;
	let jpeg = await sharp(picture).jpeg({ quality }).toBuffer();
	while (jpeg.length > aboutBytes * 1.15 && quality > 10) {
		quality -= 5;
		jpeg = await sharp(picture).jpeg({ quality }).toBuffer();
	}
	return weighing(jpeg, 0.4 * aboutBytes, Math.max(1.15 * aboutBytes, megabyte));
}

function weighing(file: Buffer, leastBytes: number, mostBytes: number): Buffer {
	if (file.length >= leastBytes && file.length <= mostBytes) return file;
	throw new Error(`A picture of ${file.length} bytes was made, which is not between ${leastBytes} and ${mostBytes}`);
}
