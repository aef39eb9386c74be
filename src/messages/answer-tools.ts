import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { hostName } from '../settings/host-name';
import { rememberBefore, takeBefore, type Before } from '../settings/last-choice';
import { withPictureHost } from '../settings/picture-host-modes';
import type { Settings } from '../settings/schema';
import { policyFor, withSiteMode, type SitePolicy } from '../settings/site-policy';
import { whyNotSaved } from '../settings/why-not-saved';
import { withoutTrailingDots } from '../shared/host-name';
import { chatUrlOf } from './chat-sender';
import { loadTools } from './load-tools';
import type { ToolsAnswer, ToolsMessage } from './tools-message';

const toolsMessage: v.GenericSchema<unknown, ToolsMessage> = v.variant('type', [
	v.strictObject({ type: v.literal('load-tools') }),
	v.strictObject({ type: v.literal('block-host'), host: hostName }),
	v.strictObject({ type: v.literal('turn-off-site') }),
	v.strictObject({ type: v.literal('undo') }),
]);

/** What answering needs. */
export interface ToolsAnswerTools {
	/** The policy for a page, or undefined where we are off. */
	readonly policyFor: (chatUrl: URL) => Promise<SitePolicy | undefined>;
	readonly changeSettings: (change: (settings: Settings) => Settings) => Promise<unknown>;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
}

/** A frame, as the browser tells who asks. */
interface Frame {
	readonly tabId: number;
	readonly frameId: number;
	readonly chatUrl: URL;
}

/**
 * Answers the tools for pictures in frames of sites that are on. Who asks is taken from the browser; a page's process in
 * hostile hands can make us show less, and take back what it did itself, and no more.
 */
export function answerTools(tools: ToolsAnswerTools): void {
	const answer = async (message: ToolsMessage, frame: Frame): Promise<boolean> => {
		const { tabId, frameId, chatUrl } = frame;
		if (message.type === 'undo') {
			// Where the site was turned off just now, that can still be taken back.
			const back = await takeBefore(tabId, tools.now());
			if (back) await tools.changeSettings(back);
			return back !== undefined;
		}
		const policy = await tools.policyFor(chatUrl);
		if (!policy || policy.mode === 'off') return false;
		if (message.type === 'load-tools') return loadTools(tabId, frameId);
		let was: Before = { of: 'site', page: chatUrl.href, mode: policy.mode };
		await tools.changeSettings((settings) => {
			if (message.type === 'turn-off-site') {
				// The mode that counts on an assistant is not the one that is set.
				was = { of: 'site', page: chatUrl.href, mode: policyFor(chatUrl, settings)?.mode ?? policy.mode };
				return withSiteMode(settings, chatUrl, 'off');
			}
			const host = withoutTrailingDots(message.host);
			was = { of: 'host', host, mode: settings.pictureHosts?.[host] };
			return withPictureHost(settings, host, 'never');
		});
		await rememberBefore(tabId, was, tools.now());
		return true;
	};

	browser.runtime.onMessage.addListener((raw: unknown, sender): Promise<ToolsAnswer> | undefined => {
		const parsed = v.safeParse(toolsMessage, raw);
		const chatUrl = chatUrlOf(sender);
		const { tab, frameId } = sender;
		if (!parsed.success || !chatUrl || tab?.id === undefined || frameId === undefined) return undefined;
		return answer(parsed.output, { tabId: tab.id, frameId, chatUrl }).catch((error: unknown) => {
			console.error('Vignette:', error);
			return whyNotSaved(error);
		});
	});
}
