import { beforeEach, describe, expect, test, vi } from 'vitest';
import { decodeAlpha } from '../../../src/offscreen/video/decode-alpha';

const size = { width: 2, height: 1 };
const packet = { timestamp: 0, isKey: true, colour: new Uint8Array(4), alpha: new Uint8Array(4) };
const video = { codec: 'vp8', packets: [packet, packet] };
const options = { isFit: () => true, pixelsOf: () => size };

/** The decoders that were made, one after the other. */
let decoders: Decoder[];
/** What a decoder does when it is to bring its frames to an end. */
let onFlush: (decoder: Decoder) => void;

/** As WebCodecs has it: what is closed gives its frames up, and may not be closed again. */
class Decoder {
	state = 'unconfigured';
	closed = 0;
	readonly #output: (frame: unknown) => void;
	#giveUp: (reason: unknown) => void = () => {};
	constructor({ output }: { output: (frame: unknown) => void }) {
		this.#output = output;
		decoders.push(this);
	}
	configure(): void {
		this.state = 'configured';
	}
	decode(): void {}
	show(): void {
		this.#output({ displayWidth: 2, displayHeight: 1, codedWidth: 2, codedHeight: 1, close() {} });
	}
	flush(): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#giveUp = reject;
			this.finish = resolve;
			onFlush(this);
		});
	}
	finish = (): void => {};
	close(): void {
		if (this.state === 'closed') throw new Error('closed already');
		this.state = 'closed';
		this.closed += 1;
		this.#giveUp(new Error('given up'));
	}
}

class Chunk {
	readonly type = 'key';
}

class Canvas {
	getContext(): object {
		return { drawImage() {}, getImageData: () => ({ ...size, data: new Uint8ClampedArray(8).fill(decoders.length) }) };
	}
}

beforeEach(() => {
	decoders = [];
	onFlush = (decoder) => {
		for (const _ of video.packets) decoder.show();
		decoder.finish();
	};
	vi.stubGlobal('VideoDecoder', Decoder);
	vi.stubGlobal('EncodedVideoChunk', Chunk);
	vi.stubGlobal('OffscreenCanvas', Canvas);
});

describe('a video with transparency', () => {
	test('is decoded twice, its opacity from the second time, and both decoders are closed', async () => {
		const decoded = await decodeAlpha(video, options, new AbortController().signal);
		expect(decoded?.natural).toEqual(size);
		expect(decoded?.frames.map(({ data }) => [...data])).toEqual([
			[1, 1, 1, 2, 1, 1, 1, 2],
			[1, 1, 1, 2, 1, 1, 1, 2],
		]);
		expect(decoders.map(({ closed }) => closed)).toEqual([1, 1]);
	});

	test.each([1, 2])('ends its decoder %i when its job is given up, and begins no other', async (which) => {
		const controller = new AbortController();
		const finish = onFlush;
		onFlush = (decoder) => {
			if (decoders.length < which) return finish(decoder);
			decoder.show();
			controller.abort(new Error('nobody waits'));
		};
		await expect(decodeAlpha(video, options, controller.signal)).rejects.toThrow('nobody waits');
		expect(decoders.map(({ closed }) => closed)).toEqual(Array.from({ length: which }, () => 1));
	});

	test('is not begun where its job was given up before', async () => {
		await expect(decodeAlpha(video, options, AbortSignal.abort(new Error('nobody waits')))).rejects.toThrow('nobody waits');
		expect(decoders).toEqual([]);
	});

	test('that cannot be decoded is none, and its decoder is closed', async () => {
		onFlush = (decoder) => decoder.close();
		expect(await decodeAlpha(video, options, new AbortController().signal)).toBeUndefined();
		expect(decoders.map(({ closed }) => closed)).toEqual([1, 1]);
	});
});
