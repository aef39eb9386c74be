import * as v from 'valibot';
import { browser, type Browser } from 'wxt/browser';
import { leadOf, type Lead } from '../resolve/lead/lead';
import type { Resolver } from '../resolve/resolver';
import type { PicturePolicy } from '../settings/current-policy';
import { afterAsking, pictureHostMode, type PictureHostMode } from '../settings/picture-host-modes';
import { maximumOpenQuestions, maximumPortsPerFrame, putOffMilliseconds } from '../shared/limits';
import { parseUrl } from '../shared/parse-url';
import { isTold } from '../shared/reasons';
import { failure, type Failure, type Result } from '../shared/result';
import type { SitePolicy } from '../settings/site-policy';
import { findSite, hintsFor } from '../sites/find-site';
import { allowedMode } from '../sites/site';
import { chatUrlOf } from './chat-sender';
import { chatPortName, type WorkerMessage } from './from-worker';
import type { Look } from '../shared/page-policy';
import type { ShownPicture } from '../shared/shown-picture';
import { hiddenPagePortName } from '../resolve/offscreen/protocol';
import { progressTeller } from './progress';
import { chatMessage, type ResolveRequest } from './protocol';

/** What answering needs. */
export interface ChatTools {
	readonly resolver: Resolver;
	/** The policy for a page, or undefined where we are off. */
	readonly policyFor: (chatUrl: URL) => Promise<SitePolicy | undefined>;
	/** How a page in a tab shows what it shows. */
	readonly lookFor: (policy: SitePolicy, tabId: number) => Promise<Look>;
	readonly picturePolicy: () => Promise<PicturePolicy>;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Called when a tab's page is served. */
	readonly onServing: (tabId: number) => void;
	/** Called when a tab's page is given a picture. */
	readonly onPicture: (tabId: number) => void;
}

/** The open questions of one port, by their ids. */
type OpenQuestions = Map<number, AbortController>;

/**
 * Answers our own content scripts on the sites that are on, and nobody else. A page's process may be in hostile hands:
 * who asks is taken from the browser, not from the message, and the policy is read anew for each question.
 */
export function answerChats(tools: ChatTools): void {
	const frames = new Map<string, Set<OpenQuestions>>();
	browser.runtime.onConnect.addListener((port) => {
		// The hidden page's port is for others.
		if (port.name === hiddenPagePortName) return;
		const chatUrl = chatOf(port);
		if (!chatUrl) {
			port.disconnect();
			return;
		}
		const frame = `${port.sender?.tab?.id} ${port.sender?.frameId}`;
		const ofFrame = frames.get(frame) ?? new Set<OpenQuestions>();
		if (ofFrame.size >= maximumPortsPerFrame) {
			port.disconnect();
			return;
		}
		const open: OpenQuestions = new Map();
		frames.set(frame, ofFrame.add(open));
		serve(port, chatUrl, tools, open, ofFrame, () => {
			if (ofFrame.delete(open) && ofFrame.size === 0) frames.delete(frame);
		});
	});
}

function chatOf({ name, sender }: Browser.runtime.Port): URL | undefined {
	return name === chatPortName && sender ? chatUrlOf(sender) : undefined;
}

/** Whether a private window asks, which in Firefox has the same worker as all others. */
function isIncognito({ sender }: Browser.runtime.Port): boolean {
	return sender?.tab?.incognito !== false;
}

/**
 * Serves one port until it ends; `open` are its questions, `ofFrame` those of all ports of its frame, which count together.
 * Where the policy cannot be told, the port is ended: the script opens it anew, a few times.
 */
function serve(
	port: Browser.runtime.Port,
	chatUrl: URL,
	tools: ChatTools,
	open: OpenQuestions,
	ofFrame: ReadonlySet<ReadonlyMap<number, unknown>>,
	onEnd: () => void,
): void {
	let isOpen = true;

	const send = (message: WorkerMessage): void => {
		if (isOpen) port.postMessage(message);
	};

	const sendPolicy = async (): Promise<void> => {
		const policy = await tools.policyFor(chatUrl);
		const tabId = port.sender?.tab?.id;
		if (!policy || policy.mode === 'off') return send({ type: 'policy', mode: 'off' });
		const look = await tools.lookFor(policy, tabId ?? -1);
		send({ type: 'policy', mode: policy.mode, hints: hintsFor(chatUrl.hostname), look });
		if (tabId !== undefined) tools.onServing(tabId);
	};

	const end = (): void => {
		if (!isOpen) return;
		isOpen = false;
		for (const controller of open.values()) controller.abort();
		open.clear();
		onEnd();
	};

	const tellPolicy = (): void => {
		sendPolicy().catch((error: unknown) => {
			console.error('Vignette:', error);
			if (!isOpen) return;
			// The browser tells only the other end of it.
			end();
			port.disconnect();
		});
	};

	const answer = async (request: ResolveRequest): Promise<void> => {
		const controller = new AbortController();
		open.set(request.id, controller);
		const { tab, frameId = 0 } = port.sender ?? {};
		const asker = { chatUrl, tabId: tab?.id ?? -1, frameId, isIncognito: isIncognito(port) };
		const result = await answerOne(request, asker, tools, controller.signal).catch((error: unknown) => {
			// A bug of ours: it is told where bugs are looked for, and nobody waits for ever.
			console.error('Vignette:', error);
			return failure('failed');
		});
		if (!open.delete(request.id)) return;
		send({ type: 'resolved', id: request.id, result });
		if (result.ok) tools.onPicture(asker.tabId);
	};

	port.onMessage.addListener((raw: unknown) => {
		const parsed = v.safeParse(chatMessage, raw);
		if (!parsed.success) return;
		const message = parsed.output;
		if (message.type === 'policy') {
			tellPolicy();
		} else if (message.type === 'cancel') {
			// In one microtask: in a listener of Chromium’s extension events other microtasks run after each abort (measured), so
			// that what waits would take the places of the first, and be asked for, before its own turn to be given up came.
			queueMicrotask(() => {
				for (const id of message.ids) {
					open.get(id)?.abort();
					open.delete(id);
				}
			});
		} else if (open.has(message.id)) {
			send({ type: 'resolved', id: message.id, result: failure('failed') });
		} else if (sizeOfAll(ofFrame) >= maximumOpenQuestions) {
			const result = failure('too-many-at-once', { retryAfterMilliseconds: putOffMilliseconds });
			send({ type: 'resolved', id: message.id, result });
		} else {
			void answer(message);
		}
	});
	port.onDisconnect.addListener(end);
	tellPolicy();
}

function sizeOfAll(all: Iterable<ReadonlyMap<number, unknown>>): number {
	let sum = 0;
	for (const { size } of all) sum += size;
	return sum;
}

/** The page that asks, as the browser tells it. */
interface Asker {
	readonly chatUrl: URL;
	readonly tabId: number;
	readonly frameId: number;
	readonly isIncognito: boolean;
}

async function answerOne(request: ResolveRequest, asker: Asker, tools: ChatTools, signal: AbortSignal): Promise<Result<ShownPicture>> {
	const { chatUrl, tabId, frameId, isIncognito } = asker;
	const policy = await tools.policyFor(chatUrl);
	const url = parseUrl(request.url);
	if (!url) return failure('address-invalid');
	if (!policy || policy.mode === 'off') return failure('cancelled');
	const { fresh, asked, size, devicePixelRatio } = request;
	const { pictureHosts, maximumBytes, linksWithoutName, ...leadOptions } = await tools.picturePolicy();
	const lead = await leadOf(url, leadOptions, tools.now());
	if (!lead.ok) return lead;
	const { expects } = lead.value;
	const modes = [url, lead.value.direct, lead.value.url].map(({ hostname }) => pictureHostMode(hostname, pictureHosts));
	if (modes.includes('never')) return failure('host-blocked');
	if (!asked && expects === 'nothing' && linksWithoutName === 'leave') return failure('not-a-picture');
	if (!asked && asksFirst(modes, chatUrl, policy.mode)) {
		// Said without any request: the script shows what can be clicked on, and knows nothing of what promises a picture.
		return failure(expects === 'nothing' ? 'not-a-picture' : 'ask-first');
	}
	const context = { chatUrl, allowedPrivateHosts: policy.privateHosts, pictureHosts: asked ? afterAsking(pictureHosts) : pictureHosts };
	const onProgress = size === 'large' ? progressTeller(tabId, frameId, url) : undefined;
	const result = await tools.resolver.resolve(
		{ url, lead: lead.value, leadOptions, context, tabId, isIncognito, fresh, asked, maximumBytes, size, devicePixelRatio, onProgress },
		signal,
	);
	return result.ok || asked || expects === 'picture' ? result : silenced(result, expects);
}

/** Whether a picture waits for a click: its hosts' modes count before the site's, but make no assistant's site be on. */
function asksFirst(ofHosts: readonly (PictureHostMode | undefined)[], chatUrl: URL, mode: SitePolicy['mode']): boolean {
	if (ofHosts.includes('ask')) return true;
	const isAlways = ofHosts.includes('always') && allowedMode(findSite(chatUrl.hostname), 'on') === 'on';
	return mode === 'ask' && !isAlways;
}

/** What went wrong with a URL that nobody took for a picture is nothing to tell; it may still become one. */
function silenced(failed: Failure, expects: Lead['expects']): Failure {
	if (!isTold(failed.reason) || (failed.reason === 'ask-first' && expects === 'perhaps')) return failed;
	const { retryAfterMilliseconds } = failed;
	return failure('not-a-picture', retryAfterMilliseconds === undefined ? {} : { retryAfterMilliseconds });
}
