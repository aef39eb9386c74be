import * as v from 'valibot';
import { maximumDevicePixelRatio, maximumReported, maximumUrlCharacters } from '../shared/limits';
import { pictureSizes } from '../shared/picture-size';
import { reasons } from '../shared/reasons';

/**
 * What the worker and the popup take from content scripts. Everything that arrives is parsed by these schemas: a page's
 * process may be in hostile hands. What content scripts take in turn is in `from-worker.ts`.
 */

const requestId = v.pipe(v.number(), v.integer(), v.minValue(0));

/** From the content script: find out whether this URL is a picture. */
const resolveRequest = v.strictObject({
	type: v.literal('resolve'),
	/** Chosen by the asker; the answer carries it. */
	id: requestId,
	/** Absolute; http, https or what a mapping may make one of; without its fragment, unless that is the key of an encrypted file. */
	url: v.pipe(v.string(), v.maxLength(maximumUrlCharacters)),
	/** Whether the message has just arrived, so that its file may not be readable yet. */
	fresh: v.boolean(),
	/** Whether the person asked for this very picture by a click. */
	asked: v.boolean(),
	/** Small for its message; or large, with its original file, for a person who has opened it. */
	size: v.picklist(pictureSizes),
	/** The screen's device pixels per CSS pixel. */
	devicePixelRatio: v.pipe(v.number(), v.minValue(0.1), v.maxValue(maximumDevicePixelRatio)),
});

/**
 * From the content script: nobody waits for these answers any more. What goes together is told together, so that the end of
 * one does not begin another of them.
 */
const cancelRequest = v.strictObject({ type: v.literal('cancel'), ids: v.array(requestId) });

/** From the content script: tell the site's policy anew. */
const policyRequest = v.strictObject({ type: v.literal('policy') });

/** Everything the worker takes from a content script. */
export const chatMessage = v.variant('type', [resolveRequest, cancelRequest, policyRequest]);
export type ChatMessage = v.InferOutput<typeof chatMessage>;
export type ResolveRequest = v.InferOutput<typeof resolveRequest>;

const hostName = v.pipe(v.string(), v.maxLength(maximumUrlCharacters));

/**
 * The answer to a `report`: counts, the hosts that the pictures were posted from, and those whose pictures were expected
 * and are not shown.
 */
export const pageReport = v.strictObject({
	shown: v.pipe(v.number(), v.integer(), v.minValue(0)),
	hosts: v.pipe(v.array(hostName), v.maxLength(maximumReported)),
	refused: v.pipe(v.array(v.strictObject({ host: hostName, reason: v.picklist(reasons) })), v.maxLength(maximumReported)),
});
export type PageReport = v.InferOutput<typeof pageReport>;
