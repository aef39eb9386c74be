import { browser, type Browser } from 'wxt/browser';
import type { ControlMessage } from '../shared/page-policy';
import { chatPatterns } from './match-patterns';
import { isGranted } from './permissions';
import { readSettings, type Settings } from './settings';
import { policyFor } from './site-policy';
import { parseUrl } from '../shared/parse-url';

type Script = Browser.scripting.RegisteredContentScript;

const scriptId = 'chat';
const scriptFile = '/content-scripts/chat.js';
const registrationTries = 50;
const betweenRegistrationsMilliseconds = 100;
/** Firefox ends our scripts without a word, and starts them anew in open pages by itself: what removes their elements comes first. */
const scriptFiles: readonly string[] = import.meta.env.FIREFOX ? ['/leftovers.js', scriptFile] : [scriptFile];

/** The sites that are on and granted, as match patterns, and the settings that say so. */
export interface ChatSites {
	readonly granted: string[];
	readonly settings: Settings;
}

/**
 * Makes the content script run in future pages of exactly the sites that are on and granted. Chrome's worker of private windows
 * registers for all windows, and so does the other one, of the same settings. While one does, Chromium takes neither a first
 * script nor a change from the other (measured: for up to half a second), so that one tries again.
 */
export async function registerChatScripts(): Promise<ChatSites> {
	for (let triesLeft = registrationTries; ; triesLeft -= 1) {
		// Read for each try: what was taken back meanwhile must not be registered.
		const settings = await readSettings();
		const { matches, excludeMatches } = chatPatterns(settings);
		const granted = await keepGranted(matches);
		try {
			await register(granted, excludeMatches);
			return { granted, settings };
		} catch (error) {
			if (triesLeft <= 1) throw error;
			await new Promise((resolve) => setTimeout(resolve, betweenRegistrationsMilliseconds));
		}
	}
}

/** Starts the content script in open pages of these sites; pages it already runs in are told to ask for their policy anew. */
export async function reachOpenPages({ granted, settings }: ChatSites): Promise<void> {
	await tellOpenPages({ type: 'policy-changed' });
	await startInOpenPages(granted, settings);
}

async function keepGranted(patterns: readonly string[]): Promise<string[]> {
	const grants = await Promise.all(patterns.map((pattern) => isGranted([pattern])));
	return patterns.filter((_, index) => grants[index]);
}

async function register(matches: string[], excludeMatches: string[]): Promise<void> {
	if (matches.length === 0) {
		const registered = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
		// The other worker may be quicker.
		if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [scriptId] }).catch(() => {});
		return;
	}
	const script: Script = {
		id: scriptId,
		js: [...scriptFiles],
		matches,
		excludeMatches,
		allFrames: true,
		// Some chats write their messages into frames without an address of their own.
		matchOriginAsFallback: true,
		runAt: 'document_idle',
		persistAcrossSessions: true,
	};
	try {
		await browser.scripting.updateContentScripts([script]);
	} catch {
		// There is none yet.
		await browser.scripting.registerContentScripts([script]);
	}
}

/** Tells all pages that our script runs in. */
export async function tellOpenPages(message: ControlMessage): Promise<void> {
	const tabs = await browser.tabs.query({});
	await Promise.allSettled(
		tabs.map(async ({ id }) => {
			if (id !== undefined) await browser.tabs.sendMessage(id, message);
		}),
	);
}

async function startInOpenPages(matches: string[], settings: Settings): Promise<void> {
	if (matches.length === 0) return;
	const tabs = await browser.tabs.query({ url: matches });
	// A tab may be discarded, showing an error page, or gone by now: its next page starts the script by itself.
	await Promise.allSettled(tabs.map(async ({ id }) => id !== undefined && startInTab(id, settings)));
}

/**
 * Starts in the tab's frames whose own site is on, and in no other: with all hosts granted, every advert could be
 * reached. Each frame is asked for its address first, which leaves nothing there that goes on running.
 */
async function startInTab(tabId: number, settings: Settings): Promise<void> {
	const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => origin });
	const frameIds = frames.filter(({ result }) => isOn(result, settings)).map(({ frameId }) => frameId);
	if (frameIds.length === 0) return;
	await browser.scripting.executeScript({ target: { tabId, frameIds }, files: [scriptFile] });
}

function isOn(origin: unknown, settings: Settings): boolean {
	const url = typeof origin === 'string' ? parseUrl(origin) : undefined;
	const mode = url && policyFor(url, settings)?.mode;
	return mode === 'ask' || mode === 'on';
}
