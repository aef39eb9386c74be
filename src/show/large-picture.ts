import type { ShownPicture } from '../shared/shown-picture';
import { listenToProgress } from '../messages/progress';
import { addressForWorker } from '../shared/encrypted-url';
import type { Result } from '../shared/result';
import { screenDensity } from './density';
import type { PictureOnPage, ToolsDoor } from './tools-door';

/** How a large picture is asked for. */
export interface LargeOptions {
	/** Whether the person wants this very picture: false where they only come by it, so that what asks first is left alone. */
	readonly asked?: boolean;
	/** Called while its file comes, with how much of it is here, from 0 to 1, where that is known. */
	readonly onProgress?: (share: number) => void;
}

/** Asks for a picture that a person has opened or wants to keep: large, with its original file. */
export async function askLarge(
	{ worker }: ToolsDoor,
	{ url }: PictureOnPage,
	signal: AbortSignal,
	{ asked = true, onProgress = () => {} }: LargeOptions = {},
): Promise<Result<ShownPicture>> {
	const asking = new AbortController();
	listenToProgress(url, onProgress, asking.signal);
	const question = { url: addressForWorker(url), fresh: false, asked, size: 'large', devicePixelRatio: screenDensity() } as const;
	return worker.resolve(question, signal).finally(() => asking.abort());
}
