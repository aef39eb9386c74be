import * as v from 'valibot';
import { browser, type Browser } from 'wxt/browser';
import type { Resolver } from '../resolve/resolver';
import { parseUrl } from '../shared/parse-url';
import { failure, type Result } from '../shared/result';
import type { SitePolicy } from '../settings/site-policy';
import { hintsFor } from '../sites/find-site';
import { chatPortName, type ShownPicture, type WorkerMessage } from './from-worker';
import { hiddenPagePortName } from './hidden-page';
import { chatMessage, type ResolveRequest } from './protocol';

/** What answering needs. */
export interface ChatTools {
	readonly resolver: Resolver;
	/** The policy for a page, or undefined where we are off. */
	readonly policyFor: (chatUrl: URL) => Promise<SitePolicy | undefined>;
	/** Called when a tab's page is served. */
	readonly onServing: (tabId: number) => void;
}

/** Questions of one frame that may be open at once; more are refused, since no page has that many links in view. */
const maximumOpenQuestions = 200;

/**
 * Answers our own content scripts on the sites that are on, and nobody else. A page's process may be in hostile hands:
 * who asks is taken from the browser, not from the message, and the policy is read anew for each question.
 */
export function answerChats(tools: ChatTools): void {
	browser.runtime.onConnect.addListener((port) => {
		// The hidden page's port is for others.
		if (port.name === hiddenPagePortName) return;
		const chatUrl = chatOf(port);
		if (!chatUrl) {
			port.disconnect();
			return;
		}
		serve(port, chatUrl, tools);
	});
}

function chatOf(port: Browser.runtime.Port): URL | undefined {
	const { sender } = port;
	if (port.name !== chatPortName || sender?.id !== browser.runtime.id || !sender.tab) return undefined;
	// A frame without an address of its own (`about:blank`, `srcdoc`) belongs to its chat by its origin.
	const addresses = [sender.url, sender.origin].map((address) => (address === undefined ? undefined : parseUrl(address)));
	return addresses.find((url) => url && /^https?:$/.test(url.protocol));
}

function serve(port: Browser.runtime.Port, chatUrl: URL, tools: ChatTools): void {
	const open = new Map<number, AbortController>();
	let isOpen = true;

	const send = (message: WorkerMessage): void => {
		if (isOpen) port.postMessage(message);
	};

	const sendPolicy = async (): Promise<void> => {
		const mode = (await tools.policyFor(chatUrl))?.mode ?? 'off';
		send({ type: 'policy', mode, ...(mode !== 'off' && { hints: hintsFor(chatUrl.hostname) }) });
		if (mode !== 'off' && port.sender?.tab?.id !== undefined) tools.onServing(port.sender.tab.id);
	};

	const answer = async (request: ResolveRequest): Promise<void> => {
		const controller = new AbortController();
		open.set(request.id, controller);
		const result = await answerOne(request, chatUrl, tools, controller.signal).catch((error: unknown) => {
			// A bug of ours: it is told where bugs are looked for, and nobody waits for ever.
			console.error('Vignette:', error);
			return failure('failed');
		});
		if (!open.delete(request.id)) return;
		send({ type: 'resolved', id: request.id, result });
	};

	port.onMessage.addListener((raw: unknown) => {
		const parsed = v.safeParse(chatMessage, raw);
		if (!parsed.success) return;
		const message = parsed.output;
		if (message.type === 'policy') {
			void sendPolicy();
		} else if (message.type === 'cancel') {
			open.get(message.id)?.abort();
			open.delete(message.id);
		} else if (open.has(message.id) || open.size >= maximumOpenQuestions) {
			send({ type: 'resolved', id: message.id, result: failure('failed') });
		} else {
			void answer(message);
		}
	});
	port.onDisconnect.addListener(() => {
		isOpen = false;
		for (const controller of open.values()) controller.abort();
		open.clear();
	});
	void sendPolicy();
}

async function answerOne(request: ResolveRequest, chatUrl: URL, tools: ChatTools, signal: AbortSignal): Promise<Result<ShownPicture>> {
	const policy = await tools.policyFor(chatUrl);
	const url = parseUrl(request.url);
	if (!url) return failure('address-invalid');
	// Asking first is the content script's part, but it is held to it here.
	if (!policy || policy.mode === 'off' || (policy.mode === 'ask' && !request.asked)) return failure('cancelled');
	const { fresh, asked, devicePixelRatio } = request;
	const context = { chatUrl, allowedPrivateHosts: policy.privateHosts };
	return tools.resolver.resolve({ url, context, fresh, asked, devicePixelRatio }, signal);
}
