import type { PageReport } from './messages/protocol';
import { maximumReported } from './shared/limits';
import { isTold } from './shared/reasons';
import { failure, type Failure } from './shared/result';
import type { PictureOnPage } from './show/tools-door';

/** What is shown on a page and what was refused, for the popup. */
export function reportOf(posted: readonly PictureOnPage[]): PageReport {
	// What the person has blocked is told of here alone: the page stays as it is.
	const told = posted.flatMap((picture) => {
		const failed = failureOf(picture);
		const isTellable = picture.outcome && (!failed || isTold(failed.reason) || failed.reason === 'host-blocked');
		return isTellable ? [{ host: picture.url.hostname, failed }] : [];
	});
	return {
		hosts: [...new Set(told.map(({ host }) => host))].slice(0, maximumReported),
		shown: told.filter(({ failed }) => !failed).length,
		refused: told
			.flatMap(({ failed, host }) => (failed ? [{ host: failed.host ?? host, reason: failed.reason }] : []))
			.slice(0, maximumReported),
	};
}

/** Why a picture is not on the page; undefined where it is. */
export function failureOf({ outcome, message }: PictureOnPage): Failure | undefined {
	if (outcome && !outcome.ok) return outcome;
	return message.isCrowdedOut ? failure('no-room') : undefined;
}
