import { chromiumKind, firefoxKind } from '../browsers/browser-kind';
import type { BrowserKind } from '../browsers/browser-kind';
import { getBrowser } from '../browsers/get-browser';
import type { Surroundings } from '../browsers/surroundings';
import { systemProgramsProblem, virtualDisplay, xmppServers } from '../browsers/system-programs';
import type { SystemPrograms } from '../browsers/system-programs';
import { findPrivateNetwork } from './private-network';
import { failed, passed } from './step';
import type { Step, StepOutcome } from './step';
import { runVitest } from './vitest-step';

/** A group of tests that drives a browser, and what it cannot do without. */
interface BrowserTests {
	readonly id: string;
	readonly title: string;
	readonly needs: readonly string[];
	readonly browser: BrowserKind;
	/** Where there is none: without Chromium nothing is known, while Firefox is the second of two. */
	readonly withoutBrowser: 'fail' | 'skip';
	readonly programs?: SystemPrograms;
	readonly aside?: boolean;
}

const skip = (note: string): StepOutcome => ({ passed: 0, failed: 0, skipped: 1, note });

async function runBrowserTests(tests: BrowserTests, surroundings: Surroundings, output: 'show' | 'collect'): Promise<StepOutcome> {
	const problem = tests.programs && (await systemProgramsProblem(surroundings, tests.programs));
	if (problem !== undefined) return skip(problem);
	const browser = await getBrowser(surroundings, tests.browser);
	if (!browser.found) return tests.withoutBrowser === 'fail' ? failed(browser.reason) : skip(browser.reason);
	surroundings.say(`  ${browser.versionLine}: ${browser.executablePath}`);
	return runVitest(tests.id, {
		output,
		say: surroundings.say,
		environment: { [tests.browser.environmentVariable]: browser.executablePath },
	});
}

const groups: readonly BrowserTests[] = [
	{
		id: 'chromium',
		title: 'Tests in Chromium',
		needs: ['browsers', 'build:chrome', 'build:chrome-e2e'],
		browser: chromiumKind,
		withoutBrowser: 'fail',
	},
	{
		id: 'firefox',
		title: 'Tests in Firefox',
		needs: ['browsers', 'build:firefox-e2e'],
		browser: firefoxKind,
		withoutBrowser: 'skip',
	},
	{
		id: 'prompt',
		title: 'The real permission prompt',
		needs: ['browsers', 'build:chrome'],
		browser: chromiumKind,
		withoutBrowser: 'fail',
		programs: virtualDisplay,
		aside: true,
	},
	{
		id: 'xmpp',
		title: 'A real chat over XMPP',
		needs: ['browsers', 'build:chrome-e2e'],
		browser: chromiumKind,
		withoutBrowser: 'fail',
		programs: xmppServers,
		aside: true,
	},
];

/** Says that this machine allows no network of its own, and that the tests are to do without. */
const withoutNetworkVariable = 'VIGNETTE_WITHOUT_NETWORK';

/** Both browsers, in a network where each address leads to this machine; without one, what remains is in `chromium`. */
async function runNetworkTests(surroundings: Surroundings, output: 'show' | 'collect'): Promise<StepOutcome> {
	const network = await findPrivateNetwork(surroundings);
	if ('problem' in network) {
		const note = `${network.problem} What can be shown without is among the tests in Chromium, test/chromium/guard.test.ts.`;
		// Some sandboxes cannot be made to allow it: whoever runs the tests there says so, and is told what was left out.
		if (surroundings.environment[withoutNetworkVariable] === 'true') return { passed: 0, failed: 0, skipped: 0, note };
		return skip(`${note} Where it cannot be had, ${withoutNetworkVariable}=true does without.`);
	}
	const environment: Record<string, string> = {};
	for (const kind of [chromiumKind, firefoxKind]) {
		const browser = await getBrowser(surroundings, kind);
		if (!browser.found) return skip(browser.reason);
		surroundings.say(`  ${browser.versionLine}: ${browser.executablePath}`);
		environment[kind.environmentVariable] = browser.executablePath;
	}
	return runVitest('network', { output, say: surroundings.say, environment, prefix: network.prefix });
}

const network: Step = {
	id: 'network',
	title: 'A network of its own, both browsers',
	needs: ['browsers', 'build:chrome-e2e', 'build:firefox-e2e'],
	aside: true,
	run: runNetworkTests,
};

/** Finds or gets both before steps that run beside each other ask for them; what is without Firefox is said where it would be used. */
export const browsers: Step = {
	id: 'browsers',
	title: 'Browsers',
	needs: [],
	async run(surroundings) {
		const chromium = await getBrowser(surroundings, chromiumKind);
		await getBrowser(surroundings, firefoxKind);
		return chromium.found ? passed : failed(chromium.reason);
	},
};

/** The steps that drive a browser: each gets what it needs first, and says so. */
export const browserSteps: readonly Step[] = [
	...groups.map((tests): Step => ({
		id: tests.id,
		title: tests.title,
		needs: tests.needs,
		aside: tests.aside === true,
		run: (surroundings, output) => runBrowserTests(tests, surroundings, output),
	})),
	network,
];
