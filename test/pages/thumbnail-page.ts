import { readPictureFacts } from '../../src/resolve/facts/read-picture-facts';
import type { PictureType } from '../../src/resolve/facts/picture-facts';
import { makeThumbnail } from '../../src/resolve/thumbnail';
import type { PictureSize } from '../../src/shared/picture-size';

/** What is to be made small, and what is to go wrong meanwhile. */
export interface ThumbnailOrder {
	readonly url: string;
	readonly type: PictureType;
	readonly devicePixelRatio: number;
	readonly size?: PictureSize;
	/** No canvas can be had; nobody waits from the start; nobody waits once it is decoded. */
	readonly mishap?: 'no-canvas' | 'cancelled' | 'cancelled-later';
}

/** The thumbnail as a data URL, or the reason why there is none. */
export interface ThumbnailAnswer {
	readonly reason?: string;
	readonly look?: string;
	readonly animated?: boolean;
	readonly data?: string;
}

declare global {
	var orderThumbnail: (order: ThumbnailOrder) => Promise<ThumbnailAnswer>;
}

async function dataUrl(blob: Blob): Promise<string> {
	const reader = new FileReader();
	await new Promise((resolve) => {
		reader.addEventListener('load', resolve);
		reader.readAsDataURL(blob);
	});
	return typeof reader.result === 'string' ? reader.result : '';
}

const { OffscreenCanvas: RealCanvas, createImageBitmap: realDecode } = globalThis;

/** Orders one thumbnail of the real maker, in this browser. */
globalThis.orderThumbnail = async ({ url, type, devicePixelRatio, size = 'thumbnail', mishap }) => {
	const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
	const facts = readPictureFacts(bytes, type);
	if (!facts.ok) return { reason: facts.reason };
	const controller = new AbortController();
	if (mishap === 'cancelled') controller.abort();
	if (mishap === 'no-canvas') {
		globalThis.OffscreenCanvas = class extends RealCanvas {
			override getContext(): null {
				return null;
			}
		};
	}
	if (mishap === 'cancelled-later') {
		const decodeAndAbort = async (source: ImageBitmapSource, options?: ImageBitmapOptions): Promise<ImageBitmap> => {
			const bitmap = await realDecode(source, options);
			controller.abort();
			return bitmap;
		};
		Reflect.set(globalThis, 'createImageBitmap', decodeAndAbort);
	}
	const result = await makeThumbnail({ bytes, type, facts: facts.value }, { size, devicePixelRatio }, controller.signal);
	globalThis.OffscreenCanvas = RealCanvas;
	globalThis.createImageBitmap = realDecode;
	if (!result.ok) return { reason: result.reason };
	const { blob, look, animated } = result.value;
	return { look, animated, data: await dataUrl(blob) };
};
