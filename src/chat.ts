import { browser } from 'wxt/browser';
import { runChatPage, type ChatPage } from './chat-page';
import { noHints } from './find/site-hints';
import { connectWorker } from './messages/ask-worker';
import { parseControlMessage } from './messages/from-worker';
import type { Look, SiteHints, SiteMode } from './shared/page-policy';
import type { PageReport } from './messages/protocol';
import { usualLook } from './show/host';

/** Set in this extension's own world of the page, so that a script started twice runs once. */
const startedMark = Symbol.for('vignette.started');

/** Connects a page to the worker and runs there as its site's policy says, until the extension is gone. */
export function startChat(page: Document): void {
	if (Reflect.get(globalThis, startedMark) === true) return;
	Reflect.set(globalThis, startedMark, true);
	const life = new AbortController();
	let running: { readonly mode: SiteMode; readonly chat: ChatPage; readonly controller: AbortController } | undefined;

	/** Whether settings or permissions have changed since the policy last came. */
	let isChanged = false;

	const stop = (): void => {
		running?.controller.abort();
		running = undefined;
	};

	const onPolicy = (mode: SiteMode, hints: SiteHints = noHints, look: Look = usualLook): void => {
		const mayBeAllowed = isChanged;
		isChanged = false;
		if (running?.mode === mode) {
			running.chat.setLook(look);
			if (mayBeAllowed) running.chat.askAgain();
			return;
		}
		stop();
		if (mode === 'off') return;
		const controller = new AbortController();
		running = { mode, controller, chat: runChatPage(page, { mode, hints, look }, worker, controller.signal) };
	};

	const onLost = (): void => {
		stop();
		life.abort();
		Reflect.deleteProperty(globalThis, startedMark);
	};

	const worker = connectWorker({ onPolicy, onLost }, life.signal);
	browser.runtime.onMessage.addListener((raw: unknown, sender): Promise<PageReport> | undefined => {
		const message = parseControlMessage(raw);
		if (!message || sender.id !== browser.runtime.id || life.signal.aborted) return undefined;
		if (message.type === 'report') return Promise.resolve(running?.chat.report() ?? { shown: 0, hosts: [], refused: [] });
		isChanged ||= message.type === 'policy-changed';
		worker.askPolicy();
		return undefined;
	});
	// Going into the browser's back-forward cache ends the port, without a word to the page that is frozen.
	const onPageShow = ({ persisted }: PageTransitionEvent): void => {
		if (persisted) worker.reconnect();
	};
	addEventListener('pageshow', onPageShow, { signal: life.signal });
	// Whoever turns the extension off does so in another tab.
	page.addEventListener('visibilitychange', worker.look, { signal: life.signal });
	worker.askPolicy();
}
