import type { BrowserKind } from './browser-kind';
import { debianPackagesProblem, installDebianPackages } from './debian-packages';
import { findBrowser } from './find-browser';
import type { BrowserSearch } from './inspect-browser';
import { minutesSinceFailure, rememberFailure } from './memory';
import type { Surroundings } from './surroundings';

const downloadTimeoutMilliseconds = 5 * 60_000;

/** A way to get a browser that is not here yet. */
interface Way {
	readonly name: string;
	/** Says why this way is closed here, or nothing where it is open. */
	problem(): string | undefined;
	/** Goes it, and tells what went wrong. */
	go(): Promise<string | undefined>;
}

async function downloadWithPlaywright(surroundings: Surroundings): Promise<string | undefined> {
	surroundings.say("  Downloading Playwright's Chromium (about 180 MB) …");
	const result = await surroundings.run(
		process.execPath,
		[surroundings.playwrightProgram, 'install', '--no-shell', '--no-remove', 'chromium'],
		{
			label: 'playwright install chromium',
			timeoutMilliseconds: downloadTimeoutMilliseconds,
		},
	);
	const seconds = Math.round(result.milliseconds / 1000);
	if (result.exitCode === 0) {
		surroundings.say(`  Downloaded in ${seconds} s.`);
		return undefined;
	}
	const error = /^Error: (.+)$/m.exec(result.output)?.[1] ?? 'no reason given';
	const why = result.timedOut ? `it took more than ${downloadTimeoutMilliseconds / 60_000} minutes` : error;
	surroundings.say(`  Playwright could not download it (${seconds} s): ${why}`);
	return `Playwright could not download it: ${why}.`;
}

function waysToGet(surroundings: Surroundings, kind: BrowserKind): Way[] {
	const download: Way = {
		name: 'playwright install chromium',
		problem: () => undefined,
		go: () => downloadWithPlaywright(surroundings),
	};
	const debian: Way = {
		name: `apt-get install ${kind.debianPackage}`,
		problem: () => debianPackagesProblem(surroundings),
		go: () => installDebianPackages(surroundings, [kind.debianPackage]),
	};
	return kind.playwrightDownload ? [download, debian] : [debian];
}

/**
 * Finds a browser, or gets one: Playwright's download first (into its own cache, nothing of the system changes),
 * then, as root on Debian or Ubuntu, the system's package. Each way is bounded, said aloud, and not gone again for a while where it failed.
 */
export async function getBrowser(surroundings: Surroundings, kind: BrowserKind): Promise<BrowserSearch> {
	let search = await findBrowser(surroundings, kind);
	const named = (surroundings.environment[kind.environmentVariable] ?? '') !== '';
	if (search.found || named) return search;
	surroundings.say(search.reason);
	const reasons = [search.reason];
	for (const way of waysToGet(surroundings, kind)) {
		const problem = way.problem();
		const minutes = minutesSinceFailure(surroundings, way.name);
		if (problem === undefined && minutes === undefined) {
			const failure = await way.go();
			rememberFailure(surroundings, way.name, failure !== undefined);
			search = await findBrowser(surroundings, kind);
			if (search.found) return search;
			reasons.push(failure ?? search.reason);
		} else {
			const why = problem ?? `it failed ${minutes} minutes ago (delete ${surroundings.memoryFile} to try it now)`;
			surroundings.say(`  Not trying \`${way.name}\`: ${why}.`);
			reasons.push(`\`${way.name}\` was not tried: ${why}.`);
		}
	}
	return { found: false, reason: [...reasons, kind.advice].join(' ') };
}
