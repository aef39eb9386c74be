import process from 'node:process';
import { chromium } from 'playwright';
import type { BrowserContext, Worker } from 'playwright';
import { browserExecutable } from './executable';
import { createProfileFolder, removeProfileFolder } from './profile-folder';
import { watchWorker, type WatchedWorker } from './watched-worker';

const launchTimeoutMilliseconds = 60_000;
const workerTimeoutMilliseconds = 30_000;

/** How Chromium is to be launched. */
export interface ChromiumOptions {
	/** The absolute path of the unpacked extension to load; none if not said. */
	readonly extensionFolder?: string;
	/** False needs a display. */
	readonly headless?: boolean;
	/** In the form of Chromium's own switch; every name below .test is this machine if not said. */
	readonly hostResolverRules?: string;
	/** In CSS pixels; null lets the window decide. */
	readonly viewport?: { readonly width: number; readonly height: number } | null;
	readonly colorScheme?: 'light' | 'dark';
	/** Whether pages that are left are kept to come back to, which Playwright switches off. */
	readonly backForwardCache?: boolean;
	/** Whether Ctrl-C and its like are for the caller to handle; else they close the browser and end the process. */
	readonly leavesSignals?: boolean;
	/** Further switches. */
	readonly args?: readonly string[];
	/** Added to our own environment, such as DISPLAY. */
	readonly environment?: Readonly<Record<string, string>>;
	/** A profile to go on with; a fresh one, removed at the end, if not said. */
	readonly userDataFolder?: string;
	/** Which Chromium; the one that is found if not said. */
	readonly executablePath?: string;
}

/** A running Chromium. */
export interface LaunchedChromium {
	readonly context: BrowserContext;
	readonly profileFolder: string;
	/** The extension's service worker as it runs now; waits for it to start. */
	worker(): Promise<Worker>;
	/** The id in `chrome-extension://<id>/`. */
	extensionId(): Promise<string>;
	/** Ends the extension's worker as the browser does when it has been idle, whatever it is at; resolves when it has ended. */
	stopWorker(): Promise<void>;
	/** What the worker complains of, from when this is first asked: errors on its console, thrown, and rejected. */
	workerErrors(): Promise<readonly string[]>;
	/** Ends it and removes its profile. */
	close(): Promise<void>;
}

/** What keeps Chromium quiet and alike everywhere. QUIC is off as it passes over the resolver rules of a test's servers. */
const steadySwitches = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** The switches of Chromium's command line that the options stand for. */
export function switches(options: ChromiumOptions): string[] {
	const { extensionFolder, hostResolverRules = 'MAP *.test 127.0.0.1', args = [] } = options;
	return [
		...steadySwitches,
		`--host-resolver-rules=${hostResolverRules}`,
		// Chromium's sandbox refuses to run as root.
		...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
		...(extensionFolder === undefined ? [] : [`--disable-extensions-except=${extensionFolder}`, `--load-extension=${extensionFolder}`]),
		...args,
	];
}

/** Launches Chromium with the extension: the one way to do so, for tests, demo and screenshots. */
export async function launchChromium(options: ChromiumOptions = {}): Promise<LaunchedChromium> {
	const {
		headless = true,
		viewport = { width: 1280, height: 800 },
		colorScheme = 'light',
		userDataFolder,
		leavesSignals = false,
	} = options;
	const profileFolder = userDataFolder ?? createProfileFolder('chromium');
	const context = await chromium.launchPersistentContext(profileFolder, {
		executablePath: options.executablePath ?? (await browserExecutable('chromium')),
		headless,
		viewport: viewport === null ? null : { ...viewport },
		colorScheme,
		ignoreHTTPSErrors: true,
		timeout: launchTimeoutMilliseconds,
		handleSIGINT: !leavesSignals,
		handleSIGTERM: !leavesSignals,
		handleSIGHUP: !leavesSignals,
		args: switches(options),
		ignoreDefaultArgs: options.backForwardCache === true ? ['--disable-back-forward-cache'] : [],
		env: definedEntries({ ...process.env, ...options.environment }),
	});
	let knownId: string | undefined;
	let watched: Promise<WatchedWorker> | undefined;
	const watch = (): Promise<WatchedWorker> => (watched ??= watchWorker(context));

	async function worker(): Promise<Worker> {
		const isOurs = (candidate: Worker) => candidate.url().startsWith('chrome-extension://');
		const running = context.serviceWorkers().find(isOurs);
		return running ?? context.waitForEvent('serviceworker', { predicate: isOurs, timeout: workerTimeoutMilliseconds });
	}

	return {
		context,
		profileFolder,
		worker,
		async extensionId() {
			knownId ??= new URL((await worker()).url()).hostname;
			return knownId;
		},
		stopWorker: async () => (await watch()).stop(),
		workerErrors: async () => (await watch()).errors,
		async close() {
			await context.close();
			if (userDataFolder === undefined) removeProfileFolder(profileFolder);
		},
	};
}

function definedEntries(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
	return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
