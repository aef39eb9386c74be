import { maximumPictureHosts } from '../shared/limits';
import { pagePattern } from './match-patterns';
import { isGranted, onGrantsChanged } from './permissions';

/**
 * Whether requests to a URL are granted, asked of the browser once for each host and again after each change: each picture is asked
 * for twice, and the answer comes from another process. To be called before the first `await` of the worker's start.
 */
export function createKnownGrants(): (url: URL) => Promise<boolean> {
	let known = new Map<string, Promise<boolean>>();
	onGrantsChanged(() => {
		known = new Map();
	});

	return (url) => {
		const pattern = pagePattern(url);
		const answered = known.get(pattern);
		if (answered) return answered;
		const asked = isGranted([pattern]);
		if (known.size >= maximumPictureHosts) known = new Map();
		const all = known.set(pattern, asked);
		// No answer is none to remember.
		asked.catch(() => all.delete(pattern));
		return asked;
	};
}
