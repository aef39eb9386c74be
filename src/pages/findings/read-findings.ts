import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { findingStates, type Finding } from '../../shared/finding';
import { maximumReported, maximumUrlCharacters } from '../../shared/limits';
import { reasons } from '../../shared/reasons';

const script = '/page-findings.js';
const pixels = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What a page's process tells, which may be in hostile hands. */
const findings = v.pipe(
	v.array(
		v.strictObject({
			address: v.pipe(v.string(), v.maxLength(maximumUrlCharacters)),
			state: v.picklist(findingStates),
			reason: v.optional(v.picklist(reasons)),
			fresh: v.boolean(),
			picture: v.optional(
				v.strictObject({ width: pixels, height: pixels, animated: v.boolean(), look: v.picklist(['picture', 'sticker']) }),
			),
		}),
	),
	v.maxLength(maximumReported),
);

/** What was found in each frame of a tab in which we run, the page itself first; none where we run in none. */
export async function readFindings(tabId: number): Promise<(readonly Finding[])[]> {
	try {
		const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [script] });
		return frames
			.toSorted((one, other) => one.frameId - other.frameId)
			.flatMap(({ result }) => {
				const parsed = v.safeParse(findings, result);
				return parsed.success ? [parsed.output] : [];
			});
	} catch {
		// The tab is closed, on a page that no extension may look at, or without its permission.
		return [];
	}
}
