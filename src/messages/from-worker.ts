import { siteModes, type ControlMessage, type Look, type SiteHints, type SiteMode } from '../shared/page-policy';
import type { OriginalFile, ShownPicture } from '../shared/shown-picture';
import { maximumFileNameCharacters, maximumSelectorCharacters } from '../shared/limits';
import { reasons, type Reason } from '../shared/reasons';
import { failure, success, type Result } from '../shared/result';

/**
 * What a content script takes from the extension: an older worker may answer a script that outlived it in an open tab,
 * and a Blob may arrive as `{}`. Parsed by hand, since every frame of every chat would pay for a schema library.
 */

/** The name of the port that a content script opens to the worker. */
export const chatPortName = 'vignette-chat';

/** Over the port: the answer to a question of that id, or the site's policy when the port opens and when it is asked for. */
export type WorkerMessage =
	| { readonly type: 'resolved'; readonly id: number; readonly result: Result<ShownPicture> }
	| { readonly type: 'policy'; readonly mode: SiteMode; readonly hints?: SiteHints; readonly look?: Look };

/** The message, or undefined if it is none. */
export function parseWorkerMessage(raw: unknown): WorkerMessage | undefined {
	const policy = fields(raw, ['type', 'mode', 'hints', 'look']);
	if (policy?.['type'] === 'policy') {
		const mode = siteModes.find((known) => known === policy['mode']);
		const hints = parseHints(policy['hints']);
		if (!mode || (hints === undefined && policy['hints'] !== undefined)) return undefined;
		const look = parseLook(policy['look']);
		return { type: 'policy', mode, ...(hints && { hints }), ...(look && { look }) };
	}
	const answer = fields(raw, ['type', 'id', 'result']);
	if (answer?.['type'] !== 'resolved') return undefined;
	const { id } = answer;
	const result = parseResult(answer['result']);
	return isWhole(id, 0) && result ? { type: 'resolved', id, result } : undefined;
}

/** The message, or undefined if it is none. */
export function parseControlMessage(raw: unknown): ControlMessage | undefined {
	const type = fields(raw, ['type'])?.['type'];
	return type === 'policy-changed' || type === 'look-changed' || type === 'report' ? { type } : undefined;
}

function parseLook(raw: unknown): Look | undefined {
	const { scale, rules, isHidden } = fields(raw, ['scale', 'rules', 'isHidden']) ?? {};
	return typeof scale === 'number' && typeof rules === 'string' ? { scale, rules, isHidden: isHidden === true } : undefined;
}

function parseHints(raw: unknown): SiteHints | undefined {
	const { skip, rows, shownByPage } = fields(raw, ['skip', 'rows', 'shownByPage']) ?? {};
	return isSelector(skip) && isSelector(rows) && isSelector(shownByPage) ? { skip, rows, shownByPage } : undefined;
}

function parseResult(raw: unknown): Result<ShownPicture> | undefined {
	const good = fields(raw, ['ok', 'value']);
	const picture = good?.['ok'] === true ? parsePicture(good['value']) : undefined;
	if (picture) return success(picture);
	const failed = fields(raw, ['ok', 'reason', 'bytes', 'host', 'retryAfterMilliseconds']);
	const { bytes, host, retryAfterMilliseconds } = failed ?? {};
	const reason: Reason | undefined = reasons.find((known) => known === failed?.['reason']);
	if (failed?.['ok'] !== false || !reason || !isNumberOrNone(bytes) || !isNumberOrNone(retryAfterMilliseconds)) return undefined;
	return failure(reason, {
		...(typeof host === 'string' && { host }),
		...(bytes !== undefined && { bytes }),
		...(retryAfterMilliseconds !== undefined && { retryAfterMilliseconds }),
	});
}

function parsePicture(raw: unknown): ShownPicture | undefined {
	const { blob, width, height, look, animated, others, isPoster, original } =
		fields(raw, ['blob', 'width', 'height', 'look', 'animated', 'others', 'isPoster', 'original']) ?? {};
	// Looked up now: in Firefox's content scripts the `Blob` of the script's start is another one (measured).
	if (!(blob instanceof Blob) || !isWhole(width, 1) || !isWhole(height, 1) || typeof animated !== 'boolean') return undefined;
	if (look !== 'picture' && look !== 'sticker') return undefined;
	const file = parseOriginal(original);
	return {
		blob,
		width,
		height,
		look,
		animated,
		...(isWhole(others, 1) && { others }),
		...(isPoster === true && { isPoster }),
		...(file && { original: file }),
	};
}

function parseOriginal(raw: unknown): OriginalFile | undefined {
	const { blob, name } = fields(raw, ['blob', 'name']) ?? {};
	return blob instanceof Blob && typeof name === 'string' && name.length <= maximumFileNameCharacters ? { blob, name } : undefined;
}

/** The own fields of an object that has no others than these; undefined for anything else. */
function fields(raw: unknown, names: readonly string[]): Readonly<Record<string, unknown>> | undefined {
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
	return Object.keys(raw).every((name) => names.includes(name)) ? { ...raw } : undefined;
}

function isWhole(value: unknown, minimum: number): value is number {
	return Number.isInteger(value) && Number(value) >= minimum;
}

function isNumberOrNone(value: unknown): value is number | undefined {
	return value === undefined || (typeof value === 'number' && !Number.isNaN(value));
}

function isSelector(value: unknown): value is string {
	return typeof value === 'string' && value.length <= maximumSelectorCharacters;
}
