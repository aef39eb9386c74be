import { finishChoice, forgetChoice, rememberChoice, type PendingChoice } from '../settings/pending-choice';
import { requestGrant } from '../settings/permissions';

/**
 * Asks the person for these patterns, and carries out what they chose if they allow them; returns whether they did. To
 * be called first in a click's handler: the question itself comes before any `await`, where Firefox would forget the
 * click. Should this page close under the question, the worker finishes the choice.
 */
export async function askGrant(origins: readonly string[], choice?: PendingChoice): Promise<boolean> {
	const answer = requestGrant(origins);
	await (choice ? rememberChoice(choice) : forgetChoice());
	const granted = await answer;
	await (granted ? finishChoice() : forgetChoice());
	return granted;
}
