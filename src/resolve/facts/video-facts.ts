import type { Result } from '../../shared/result';
import { readMp4 } from './mp4';
import { readWebm } from './webm';

/** The containers of videos whose headers are read here: Matroska with WebM, and MP4 with QuickTime. */
export type VideoType = 'webm' | 'mp4';

/** What a video's headers say, learned without decoding anything. */
export interface VideoFacts {
	/** The largest of each that any video track announces, in pixels. */
	readonly width: number;
	readonly height: number;
	/** Undefined where the headers do not say, as in recordings that were streamed. */
	readonly seconds: number | undefined;
	/** Undefined where the headers do not say. */
	readonly framesPerSecond: number | undefined;
	readonly hasSound: boolean;
}

const readers: Readonly<Record<VideoType, (bytes: Uint8Array) => Result<VideoFacts>>> = { webm: readWebm, mp4: readMp4 };

/**
 * Reads the facts of a video from its bytes; `type` is what its first bytes say it is. Time is linear in the headers'
 * length, whatever they hold; it never throws.
 * Failures: `broken` (malformed, or with no size); `truncated` (it ends before its headers do); `not-a-picture` (without
 * a video track).
 */
export function readVideoFacts(bytes: Uint8Array, type: VideoType): Result<VideoFacts> {
	return readers[type](bytes);
}
