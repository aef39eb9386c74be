import { success, type Result } from '../../shared/result';
import { readAvif } from './avif';
import type { PictureFacts } from './picture-facts';

/**
 * Reads a HEIC or another HEIF (ISO/IEC 23008-12): the sizes of its items and grids. It counts as still, since no browser
 * we support plays one. What its HEVC data says is not read: they do not decode it either. Failures: see `readPictureFacts`.
 */
export function readHeic(bytes: Uint8Array): Result<PictureFacts> {
	const facts = readAvif(bytes);
	return facts.ok ? success({ ...facts.value, frames: 1 }) : facts;
}
