import type { Surroundings } from '../browsers/surroundings';

/** What a step counts for in the last line. */
export interface StepOutcome {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	/** A sentence for the summary: why it was skipped, or what to do about a failure. */
	readonly note?: string;
}

/** One thing that `npm test` does. */
export interface Step {
	/** What it is called on the command line; a part before a colon names a group. */
	readonly id: string;
	/** What it is called in the output. */
	readonly title: string;
	/** The steps it builds on: they are run before it, and it fails where one of them did. */
	readonly needs: readonly string[];
	/** Whether it waits more than it works, so that it runs beside the others: one such at a time. */
	readonly aside?: boolean;
	/**
	 * Throws only where the step itself is broken.
	 *
	 * @param output whether what its programs write is shown as it comes, or told at its end, since another step's is shown meanwhile
	 */
	run(surroundings: Surroundings, output: 'show' | 'collect'): Promise<StepOutcome>;
}

/** All is well. */
export const passed: StepOutcome = { passed: 1, failed: 0, skipped: 0 };

/** It failed; the note tells more than the output above it, if there is more to tell. */
export function failed(note?: string): StepOutcome {
	return { passed: 0, failed: 1, skipped: 0, ...(note === undefined ? {} : { note }) };
}
