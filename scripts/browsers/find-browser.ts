import type { BrowserKind } from './browser-kind';
import { inspectBrowser } from './inspect-browser';
import type { BrowserSearch } from './inspect-browser';
import { rememberBrowser, rememberedBrowser } from './memory';
import { programPath } from './program-path';
import type { Surroundings } from './surroundings';

/** Every path worth trying, best first, each once. */
function candidates(surroundings: Surroundings, kind: BrowserKind): string[] {
	const paths = [
		rememberedBrowser(surroundings, kind),
		...kind.commands.map((name) => programPath(surroundings, name)),
		...kind.places(surroundings),
		kind.playwrightDownload ? surroundings.playwrightChromium : undefined,
	];
	const present = paths.filter((path) => path !== undefined).filter((path) => surroundings.isExecutable(path));
	return [...new Set(present)];
}

/**
 * Looks for a browser that is already here; installs nothing.
 * One that the environment names is the only one tried: who names it wants that one or an explanation.
 * The one that served last time comes next, then those of the system, then Playwright's download.
 */
export async function findBrowser(surroundings: Surroundings, kind: BrowserKind): Promise<BrowserSearch> {
	const named = surroundings.environment[kind.environmentVariable];
	if (named !== undefined && named !== '') {
		const search = await inspectBrowser(surroundings, kind, named);
		return search.found ? search : { found: false, reason: `${kind.environmentVariable} is set, but ${search.reason}` };
	}
	const reasons: string[] = [];
	for (const path of candidates(surroundings, kind)) {
		const search = await inspectBrowser(surroundings, kind, path);
		if (search.found) {
			rememberBrowser(surroundings, kind, path);
			return search;
		}
		reasons.push(search.reason);
	}
	return { found: false, reason: [`No ${kind.name} that will do is installed.`, ...reasons].join(' ') };
}
