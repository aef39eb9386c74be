import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAlphaPackets } from '../../../../src/offscreen/video/alpha-packets';
import { readVideoFacts } from '../../../../src/resolve/facts/read-video-facts';
import type { VideoType } from '../../../../src/resolve/facts/video-facts';
import { failure } from '../../../../src/shared/result';
import { video } from '../../../fixtures/stickers';

const names = ['sticker.webm', 'long.webm', 'animation.mp4', 'with-sound.mp4'] as const;

function read(name: (typeof names)[number]): { bytes: Uint8Array<ArrayBuffer>; type: VideoType } {
	return { bytes: new Uint8Array(video(name)), type: name.endsWith('webm') ? 'webm' : 'mp4' };
}

describe('what a video’s headers say', () => {
	test.each([
		['sticker.webm', { seconds: 2, framesPerSecond: 30, hasSound: false }],
		['long.webm', { seconds: 6, framesPerSecond: 10, hasSound: false }],
		['animation.mp4', { seconds: 1, framesPerSecond: 25, hasSound: false }],
		['with-sound.mp4', { seconds: 6, framesPerSecond: 10, hasSound: true }],
	] as const)('%s', (name, { seconds, framesPerSecond, hasSound }) => {
		const { bytes, type } = read(name);
		const facts = readVideoFacts(bytes, type);
		expect(facts).toMatchObject({ ok: true, value: { width: 256, height: 256, seconds, hasSound } });
		expect(facts.ok && facts.value.framesPerSecond).toBeCloseTo(framesPerSecond, 3);
	});

	test.each(names)('%s cut in its headers is truncated', (name) => {
		const { bytes, type } = read(name);
		expect(readVideoFacts(bytes.subarray(0, 250), type)).toEqual(failure('truncated'));
	});

	test('the other container’s reader takes neither', () => {
		expect(readVideoFacts(read('animation.mp4').bytes, 'webm').ok).toBe(false);
		expect(readVideoFacts(read('sticker.webm').bytes, 'mp4').ok).toBe(false);
	});
});

test('a transparent video’s frames are two coded pictures each', () => {
	const sticker = readAlphaPackets(read('sticker.webm').bytes, 1000);
	expect(sticker?.codec).toBe('vp09.00.10.08');
	expect(sticker?.packets).toHaveLength(60);
	expect(sticker?.packets[0]).toMatchObject({ timestamp: 0, isKey: true });
	expect(sticker?.packets.at(-1)?.timestamp).toBe(1967);
	expect(sticker?.packets.every(({ colour, alpha }) => colour.length > 0 && alpha.length > 0)).toBe(true);
	expect(readAlphaPackets(read('sticker.webm').bytes, 7)?.packets).toEqual(sticker?.packets.slice(0, 7));
	expect(readAlphaPackets(read('long.webm').bytes, 1000)).toBeUndefined();
	expect(readAlphaPackets(read('animation.mp4').bytes, 1000)).toBeUndefined();
});

test('whatever the bytes, a reader ends and throws nothing', () => {
	const mutated = fc
		.tuple(fc.constantFrom(...names), fc.array(fc.tuple(fc.nat(1200), fc.nat(255)), { maxLength: 12 }), fc.nat(20_000))
		.map(([name, changes, length]) => {
			const { bytes, type } = read(name);
			for (const [offset, value] of changes) if (offset < bytes.length) bytes[offset] = value;
			return { bytes: bytes.slice(0, length), type };
		});
	fc.assert(
		fc.property(mutated, ({ bytes, type }) => {
			const facts = readVideoFacts(bytes, type);
			expect(facts.ok ? facts.value.width > 0 : ['broken', 'truncated', 'not-a-picture'].includes(facts.reason)).toBe(true);
			readAlphaPackets(bytes, 1000);
		}),
		{ seed: 20_260_105, numRuns: 2000 },
	);
});
