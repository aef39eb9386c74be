import { minimumFrameMilliseconds } from '../../shared/limits';

/** Both browsers play a frame that claims to last this long or less for 100 ms, whatever the format. */
const longestIgnoredMilliseconds = 10;

/**
 * How long a frame is to last at least, of what it claims. What browsers slow down themselves is left to them, so that it
 * plays as it does everywhere else.
 */
export function boundedFrameMilliseconds(claimed: number): number {
	return claimed > longestIgnoredMilliseconds && claimed < minimumFrameMilliseconds ? minimumFrameMilliseconds : claimed;
}
