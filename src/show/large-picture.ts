import type { ShownPicture } from '../messages/from-worker';
import { addressForWorker } from '../shared/encrypted-url';
import type { Result } from '../shared/result';
import { screenDensity } from './density';
import type { PictureOnPage, ToolsDoor } from './tools-door';

/** Asks for a picture that a person has opened or wants to keep: large, with its original file. */
export function askLarge({ worker }: ToolsDoor, { url }: PictureOnPage, signal: AbortSignal): Promise<Result<ShownPicture>> {
	return worker.resolve(
		{ url: addressForWorker(url), fresh: false, asked: true, size: 'large', devicePixelRatio: screenDensity() },
		signal,
	);
}
