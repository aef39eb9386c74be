import * as v from 'valibot';
import { maximumDevicePixelRatio, maximumSelectorCharacters, maximumUrlCharacters } from '../shared/limits';
import { reasons } from '../shared/reasons';

/**
 * What a content script and the worker say to each other over one port a frame, and what the popup asks a content
 * script. Everything that arrives is parsed by these schemas, at both ends: the page's process may be hostile, and an
 * older copy of the extension may still run in an open tab.
 */

/** The name of the port that a content script opens to the worker. */
export const chatPortName = 'vignette-chat';

const requestId = v.pipe(v.number(), v.integer(), v.minValue(0));

/** From the content script: find out whether this URL is a picture. */
const resolveRequest = v.strictObject({
	type: v.literal('resolve'),
	/** Chosen by the asker; the answer carries it. */
	id: requestId,
	/** Absolute, http or https, without a fragment that is a key. */
	url: v.pipe(v.string(), v.maxLength(maximumUrlCharacters)),
	/** Whether the message has just arrived, so that its file may not be readable yet. */
	fresh: v.boolean(),
	/** Whether the person asked for this very picture by a click. */
	asked: v.boolean(),
	/** The screen's device pixels per CSS pixel. */
	devicePixelRatio: v.pipe(v.number(), v.minValue(0.1), v.maxValue(maximumDevicePixelRatio)),
});

/** From the content script: nobody waits for this answer any more. */
const cancelRequest = v.strictObject({ type: v.literal('cancel'), id: requestId });

/** From the content script: tell the site's policy anew. */
const policyRequest = v.strictObject({ type: v.literal('policy') });

/** Everything the worker takes from a content script. */
export const chatMessage = v.variant('type', [resolveRequest, cancelRequest, policyRequest]);
export type ChatMessage = v.InferOutput<typeof chatMessage>;
export type ResolveRequest = v.InferOutput<typeof resolveRequest>;

const side = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A picture that is safe to give to a page: small, re-encoded where it is still, and measured. */
const shownPicture = v.strictObject({
	/**
	 * In a Blob, which crosses as itself (and as `{}` where structured cloning is not on). Looked up when a message comes:
	 * in Firefox's content scripts the `Blob` of the script's start is another one.
	 */
	blob: v.custom<Blob>((value) => value instanceof Blob),
	/** The picture's own size in pixels, as it is to be shown. */
	width: side,
	height: side,
	/** A sticker has transparency and is small: it stands without a frame. */
	look: v.picklist(['picture', 'sticker']),
	animated: v.boolean(),
});
export type ShownPicture = v.InferOutput<typeof shownPicture>;

const failed = v.strictObject({
	ok: v.literal(false),
	reason: v.picklist(reasons),
	bytes: v.exactOptional(v.number()),
	retryAfterMilliseconds: v.exactOptional(v.number()),
});

/** The worker's answer to a `resolve`. */
const resolveAnswer = v.strictObject({
	type: v.literal('resolved'),
	id: requestId,
	result: v.variant('ok', [v.strictObject({ ok: v.literal(true), value: shownPicture }), failed]),
});

/** What a site's pages are to do; sent when a port opens, and when it is asked for. */
export const siteModes = ['off', 'ask', 'on'] as const;
export type SiteMode = (typeof siteModes)[number];

const selector = v.pipe(v.string(), v.maxLength(maximumSelectorCharacters));

/** What is known of a site's markup, as CSS selectors; empty where nothing needs to be known. */
const siteHints = v.strictObject({
	/** What holds URLs and is no message. */
	skip: selector,
	/** A message with all that belongs to it. */
	rows: selector,
	/** A box with a link and the page's own picture of where it leads. */
	shownByPage: selector,
});
export type SiteHints = v.InferOutput<typeof siteHints>;

const sitePolicy = v.strictObject({ type: v.literal('policy'), mode: v.picklist(siteModes), hints: v.exactOptional(siteHints) });

/** Everything a content script takes from the worker over its port. */
export const workerMessage = v.variant('type', [resolveAnswer, sitePolicy]);
export type WorkerMessage = v.InferOutput<typeof workerMessage>;

/** Sent to all content scripts when settings or permissions have changed: ask for the policy anew. */
const policyChanged = v.strictObject({ type: v.literal('policy-changed') });
/** The popup's question: what is shown on this page, and what is not? */
const reportRequest = v.strictObject({ type: v.literal('report') });

/** Everything a content script takes outside its port, from the extension's own worker and pages. */
export const controlMessage = v.variant('type', [policyChanged, reportRequest]);
export type ControlMessage = v.InferOutput<typeof controlMessage>;

/** The answer to a `report`: counts, and the hosts whose pictures were expected and are not shown. */
export const pageReport = v.strictObject({
	shown: v.pipe(v.number(), v.integer(), v.minValue(0)),
	refused: v.array(v.strictObject({ host: v.string(), reason: v.picklist(reasons) })),
});
export type PageReport = v.InferOutput<typeof pageReport>;
