import sharp from 'sharp';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { drawAnimation, type Loop } from '../../../src/offscreen/animation/draw-animation';
import { maximumDrawingMilliseconds } from '../../../src/shared/limits';

const size = { width: 8, height: 8 };
const always = new AbortController().signal;

let time = 0;
let encoding = 0;
let mostEncoding = 0;
/** What the canvas shows: how often it was drawn on. */
let shown = 0;

/** A picture that differs from frame to frame, since neighbours that are the same become one. */
async function picture(shade: number): Promise<Blob> {
	const background = { r: (shade * 40) % 256, g: (shade * 7) % 256, b: 90 };
	const file = await sharp({ create: { ...size, channels: 3, background } })
		.webp({ lossless: true })
		.toBuffer();
	return new Blob([new Uint8Array(file)]);
}

class Canvas {
	getContext(): object {
		return { clearRect() {} };
	}
	async convertToBlob(): Promise<Blob> {
		const now = shown;
		encoding += 1;
		mostEncoding = Math.max(mostEncoding, encoding);
		await new Promise((resolve) => setImmediate(resolve));
		encoding -= 1;
		return picture(now);
	}
}

beforeEach(() => {
	[time, encoding, mostEncoding, shown] = [0, 0, 0, 0];
	vi.stubGlobal('OffscreenCanvas', Canvas);
	vi.spyOn(performance, 'now').mockImplementation(() => time);
});

/** A loop of 3 s, each frame of which takes so long to draw. */
function loopTaking(milliseconds: number, times: number[] = []): Loop {
	return {
		size,
		seconds: 3,
		framesPerSecond: 60,
		draw(_canvas, seconds) {
			time += milliseconds;
			shown += 1;
			times.push(seconds);
		},
	};
}

async function delays(blob: Blob): Promise<number[]> {
	const { delay = [] } = await sharp(new Uint8Array(await blob.arrayBuffer()), { animated: true }).metadata();
	return delay;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('an animation', () => {
	test('has thirty frames a second, each drawn at the middle of its time', async () => {
		const times: number[] = [];
		const lasting = await delays(await drawAnimation(loopTaking(20, times), always));
		expect(lasting).toHaveLength(90);
		expect(sum(lasting)).toBe(3000);
		expect(times[0]).toBeCloseTo(1 / 60);
		expect(times.at(-1)).toBeCloseTo(3 - 1 / 60);
	});

	test('has no more frames encoded at once than a few', async () => {
		await drawAnimation(loopTaking(1), always);
		expect(mostEncoding).toBe(3);
	});

	test.each([60, 200, 1000])('is there in time, and lasts as long, where a frame takes %i ms', async (milliseconds) => {
		const lasting = await delays(await drawAnimation(loopTaking(milliseconds), always));
		expect(lasting.length).toBeLessThan(90);
		expect(lasting.length).toBeGreaterThan(2);
		expect(sum(lasting)).toBe(3000);
		expect(time).toBeLessThanOrEqual(maximumDrawingMilliseconds + milliseconds);
	});

	test('is given up between two frames', async () => {
		const controller = new AbortController();
		const loop = loopTaking(1);
		const drawing = drawAnimation(
			{
				...loop,
				draw(canvas, seconds) {
					if (shown === 5) controller.abort();
					return loop.draw(canvas, seconds);
				},
			},
			controller.signal,
		);
		await expect(drawing).rejects.toThrow('aborted');
		expect(shown).toBe(6);
	});
});
