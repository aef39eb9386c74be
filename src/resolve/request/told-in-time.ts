import { peerAddressTimeoutMilliseconds } from '../../shared/limits';

/** What the browser tells of a request, or undefined where it does not tell for too long. */
export async function toldInTime(told: Promise<string | undefined>): Promise<string | undefined> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const untold = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), peerAddressTimeoutMilliseconds);
	});
	const value = await Promise.race([told, untold]);
	clearTimeout(timer);
	return value;
}
