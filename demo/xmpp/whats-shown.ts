import type { Page } from 'playwright';
import type { Outcome } from './messages';

const pollMilliseconds = 200;
const settleTimeoutMilliseconds = 60_000;
/** A line of words is lower than any of the demo's pictures. */
const lineCssPixels = 60;

/** What is below the message with this in its text now: all that can be seen of a closed shadow root is how high it is. */
async function outcomeOf(page: Page, part: string): Promise<Outcome> {
	const message = page.locator('converse-chat-message .chat-msg').filter({ hasText: part });
	if ((await message.count()) !== 1) return 'link';
	const height = await message.evaluate((element) =>
		Math.max(
			0,
			...[...element.querySelectorAll('div')].filter(({ attributes }) => attributes.length === 0).map((host) => host.offsetHeight),
		),
	);
	if (height === 0) return 'link';
	return height < lineCssPixels ? 'reason' : 'picture';
}

/** Waits until that is to be seen, and returns what is to be seen then, or after a minute. */
export async function awaitOutcome(page: Page, part: string, wanted: Outcome): Promise<Outcome> {
	const deadline = AbortSignal.timeout(settleTimeoutMilliseconds);
	for (;;) {
		const seen = await outcomeOf(page, part);
		if (seen === wanted || deadline.aborted) return seen;
		// Nothing tells of what happens in a closed shadow root: it is looked at again.
		await page.waitForTimeout(pollMilliseconds);
	}
}
