import * as v from 'valibot';
import { maximumDevicePixelRatio, maximumSidePixels } from '../../shared/limits';
import { pictureSizes } from '../../shared/picture-size';
import { reasons } from '../../shared/reasons';
import type { Result } from '../../shared/result';
import type { ShownPicture } from '../../shared/shown-picture';

/**
 * What the worker and its hidden page say to each other, over a port that the page opens. Both ends parse what arrives:
 * the page, or the sandbox that it passes everything on to, decodes strangers' files.
 */

/** The name of the port that the hidden page opens to the worker. */
export const hiddenPagePortName = 'vignette-hidden-page';

/** The path of the hidden page in the package. */
export const hiddenPagePath = '/offscreen.html';

/** The path of the sandboxed page in it, where there is one (Chromium). */
export const sandboxPath = '/drawing.html';

const blob = v.custom<Blob>((value) => value instanceof Blob, 'not a Blob');
const requestId = v.pipe(v.number(), v.integer(), v.minValue(0));
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maximumSidePixels));
const common = {
	/** The whole file. A video's Blob has its media type. */
	file: blob,
	size: v.picklist(pictureSizes),
	/** The screen's device pixels per CSS pixel. */
	devicePixelRatio: v.pipe(v.number(), v.minValue(0.1), v.maxValue(maximumDevicePixelRatio)),
};

/** A file to make a picture of, by its kind. */
const job = v.variant('kind', [
	v.strictObject({ kind: v.literal('svg'), ...common }),
	v.strictObject({ kind: v.literal('tgs'), ...common }),
	v.strictObject({
		kind: v.literal('video'),
		...common,
		/** Of one loop; absent where only a still is wanted. */
		loop: v.optional(
			v.strictObject({
				seconds: v.pipe(v.number(), v.gtValue(0)),
				framesPerSecond: v.pipe(v.number(), v.gtValue(0)),
			}),
		),
	}),
]);
export type HiddenPageJob = v.InferOutput<typeof job>;

/** Everything the hidden page takes from the worker: a job, or word that nobody waits for one any more. */
export const hiddenPageMessage = v.variant('type', [
	v.strictObject({ type: v.literal('make'), id: requestId, job }),
	v.strictObject({ type: v.literal('cancel'), id: requestId }),
]);
export type HiddenPageMessage = v.InferOutput<typeof hiddenPageMessage>;

const shownPicture = v.strictObject({
	blob,
	width: side,
	height: side,
	look: v.picklist(['picture', 'sticker']),
	animated: v.boolean(),
	isPoster: v.exactOptional(v.literal(true)),
});

/** Everything the worker takes from the hidden page: how a job ended. */
export const hiddenPageAnswer = v.strictObject({
	type: v.literal('made'),
	id: requestId,
	result: v.variant('ok', [
		v.strictObject({ ok: v.literal(true), value: shownPicture }),
		v.strictObject({ ok: v.literal(false), reason: v.picklist(reasons), bytes: v.exactOptional(v.number()) }),
	]),
});

/** The end of a job, as the hidden page tells it. */
export interface HiddenPageAnswer {
	readonly type: 'made';
	readonly id: number;
	readonly result: Result<ShownPicture>;
}
