import type { ShownPicture } from '../messages/from-worker';
import type { Result } from '../shared/result';
import { readPictureFacts } from './facts/picture-facts';
import { checkLimits } from './facts/within-limits';
import type { Body } from './request/read-body';
import type { FileKind } from './sniff';
import type { MakeThumbnail } from './thumbnail';

/** What makes pictures of files; each kind of file has its own. */
export interface RenderTools {
	readonly makeThumbnail: MakeThumbnail;
}

/**
 * Makes what a page may be given of a file, by the kind that its bytes are.
 * Failures: those of its header's reader and of `checkLimits`, before anything is decoded; then those of the maker.
 */
export async function render(file: Body<FileKind>, devicePixelRatio: number, tools: RenderTools): Promise<Result<ShownPicture>> {
	const { bytes, kind } = file;
	const facts = readPictureFacts(bytes, kind);
	if (!facts.ok) return facts;
	const checked = checkLimits(facts.value);
	if (!checked.ok) return checked;
	return tools.makeThumbnail({ bytes, type: kind, facts: checked.value }, devicePixelRatio);
}
