import type { ShownPicture } from '../shared/shown-picture';
import { maximumStickerSeconds, maximumStickerSidePixels, maximumDrawnFramesPerSecond } from '../shared/limits';
import type { Purpose } from '../shared/picture-size';
import type { Result } from '../shared/result';
import { readPictureFacts } from './facts/read-picture-facts';
import { readVideoFacts } from './facts/read-video-facts';
import type { VideoFacts, VideoType } from './facts/video-facts';
import { checkLimits } from './facts/within-limits';
import type { MakeInHiddenPage } from './offscreen/hidden-page';
import type { Body } from './request/read-body';
import type { FileKind } from './sniff';
import type { MakeThumbnail } from './thumbnail';

/** What makes pictures of files; each kind of file has its own. */
export interface RenderTools {
	readonly makeThumbnail: MakeThumbnail;
	readonly makeInHiddenPage: MakeInHiddenPage;
}

/**
 * Makes what a page may be given of a file, by the kind that its bytes are.
 * Failures: those of its header's reader and of `checkLimits`, before anything is decoded; then those of the maker.
 */
export async function render(
	file: Body<FileKind>,
	{ size, devicePixelRatio }: Purpose,
	tools: RenderTools,
	signal: AbortSignal,
): Promise<Result<ShownPicture>> {
	const { bytes, kind } = file;
	const purpose = { size, devicePixelRatio };
	if (kind === 'svg' || kind === 'tgs') {
		return tools.makeInHiddenPage({ kind, file: new Blob([bytes]), ...purpose }, signal);
	}
	if (kind === 'webm' || kind === 'mp4') return renderVideo(bytes, kind, purpose, tools, signal);
	const facts = readPictureFacts(bytes, kind);
	if (!facts.ok) return facts;
	const checked = checkLimits(facts.value);
	if (!checked.ok) return checked;
	return tools.makeThumbnail({ bytes, type: kind, facts: checked.value }, purpose, signal);
}

async function renderVideo(
	bytes: Uint8Array<ArrayBuffer>,
	type: VideoType,
	purpose: Purpose,
	tools: RenderTools,
	signal: AbortSignal,
): Promise<Result<ShownPicture>> {
	const facts = readVideoFacts(bytes, type);
	if (!facts.ok) return facts;
	const { width, height } = facts.value;
	const longestSidePixels = Math.max(width, height);
	const checked = checkLimits({ width, height, decodedPixels: width * height, longestSidePixels, frames: 1, mayBeTransparent: true });
	if (!checked.ok) return checked;
	const file = new Blob([bytes], { type: `video/${type}` });
	return tools.makeInHiddenPage({ kind: 'video', file, ...purpose, loop: loopOf(facts.value) }, signal);
}

/** How a video loops that is a sticker or an animation: short, small and silent. Undefined for any other. */
function loopOf({
	width,
	height,
	seconds,
	framesPerSecond,
	hasSound,
}: VideoFacts): { seconds: number; framesPerSecond: number } | undefined {
	if (hasSound || seconds === undefined || seconds > maximumStickerSeconds) return undefined;
	if (Math.max(width, height) > maximumStickerSidePixels) return undefined;
	return { seconds, framesPerSecond: framesPerSecond ?? maximumDrawnFramesPerSecond };
}
