import { inTime } from '../../shared/in-time';
import { peerAddressTimeoutMilliseconds } from '../../shared/limits';

/** What the browser tells of a request, or undefined where it does not tell for too long. */
export function toldInTime(told: Promise<string | undefined>): Promise<string | undefined> {
	return inTime(told, peerAddressTimeoutMilliseconds);
}
