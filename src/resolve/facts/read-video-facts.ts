import type { Result } from '../../shared/result';
import { readMp4 } from './mp4';
import { readWebm } from './webm';
import type { VideoFacts, VideoType } from './video-facts';

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
