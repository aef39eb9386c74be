// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFilm } from '../../../../src/show/lightbox/film';

const frameMilliseconds = 100;
/** The frames that were asked for, and what lets the last of them come. */
let asked: number[];
let come: () => void;

class Decoder {
	readonly completed = Promise.resolve();
	readonly tracks = { ready: Promise.resolve(), selectedTrack: { frameCount: 50, repetitionCount: Infinity } };

	decode({ frameIndex }: { readonly frameIndex: number }): Promise<unknown> {
		asked.push(frameIndex);
		const image = { displayWidth: 8, displayHeight: 8, duration: frameMilliseconds * 1000, close: () => {} };
		return new Promise((resolve) => {
			come = () => resolve({ image });
		});
	}

	close(): void {}
}

beforeEach(() => {
	asked = [];
	vi.useFakeTimers();
	vi.stubGlobal('ImageDecoder', Decoder);
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

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
