// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFilm, type Film } from '../../../../src/show/lightbox/film';

const frameMilliseconds = 100;
/** The frames that were asked for, and what lets the last of them come. */
let asked: number[];
let come: () => void;
/** What the file says of itself. */
let frameCount: number;
let repetitionCount: number;
let claimedMilliseconds: number;
let decoders: number;

class Decoder {
	readonly completed = Promise.resolve();
	readonly tracks = { ready: Promise.resolve(), selectedTrack: { frameCount, repetitionCount } };

	constructor() {
		decoders += 1;
	}

	decode({ frameIndex }: { readonly frameIndex: number }): Promise<unknown> {
		asked.push(frameIndex);
		const image = { displayWidth: 8, displayHeight: 8, duration: claimedMilliseconds * 1000, close: () => {} };
		return new Promise((resolve) => {
			come = () => resolve({ image });
		});
	}

	close(): void {}
}

beforeEach(() => {
	asked = [];
	[frameCount, repetitionCount, claimedMilliseconds, decoders] = [50, Infinity, frameMilliseconds, 0];
	vi.useFakeTimers();
	vi.stubGlobal('ImageDecoder', Decoder);
});
afterEach(() => {
	vi.useRealTimers();
});

/** Opens a film whose frames come as soon as they are asked for. */
async function openSwift(): Promise<Film | undefined> {
	const opening = openFilm(document, new Blob(), 'A film', new AbortController().signal);
	await pass(0);
	return opening;
}

/** Lets so much time pass, in which every frame that is asked for comes. */
async function pass(milliseconds: number): Promise<void> {
	for (let passed = 0; passed <= milliseconds; passed += 1) {
		await vi.advanceTimersByTimeAsync(passed === 0 ? 0 : 1);
		come();
		await vi.advanceTimersByTimeAsync(0);
	}
}

test('a film that is held and let go in the middle of a frame plays on at its own pace', async () => {
	const opening = openFilm(document, new Blob(), 'A film', new AbortController().signal);
	await vi.advanceTimersByTimeAsync(0);
	come();
	const film = await opening;
	film?.setPlaying(true);
	await vi.advanceTimersByTimeAsync(frameMilliseconds);
	expect(asked).toEqual([0, 1]);
	film?.setPlaying(false);
	film?.setPlaying(true);
	come();
	await vi.advanceTimersByTimeAsync(0);
	for (let frame = 2; frame < 6; frame += 1) {
		await vi.advanceTimersByTimeAsync(frameMilliseconds);
		come();
		await vi.advanceTimersByTimeAsync(0);
	}
	expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
});

test.each([
	[0, [0, 1, 2]],
	[1, [0, 1, 2, 0, 1, 2]],
])('a film that repeats %i times stops at its end, and plays so often again when it is let go', async (times, frames) => {
	[frameCount, repetitionCount] = [3, times];
	const film = await openSwift();
	film?.setPlaying(true);
	await pass(10 * frameMilliseconds);
	expect(asked).toEqual(frames);
	film?.setPlaying(false);
	film?.setPlaying(true);
	await pass(10 * frameMilliseconds);
	expect(asked).toEqual([...frames, ...frames]);
});

test.each([0, 10])('frames that claim %i ms are shown for as long as on the page', async (claimed) => {
	claimedMilliseconds = claimed;
	const film = await openSwift();
	film?.setPlaying(true);
	await pass(310);
	expect(asked).toEqual([0, 1, 2, 3]);
});

test('nothing is decoded for a film that is gone before its bytes are there', async () => {
	const life = new AbortController();
	const opening = openFilm(document, new Blob(), 'A film', life.signal);
	life.abort();
	await pass(0);
	expect(await Promise.race([opening, Promise.resolve('Decodes')])).toBeUndefined();
	expect(decoders).toBe(0);
});
