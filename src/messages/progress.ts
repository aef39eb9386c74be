import { browser } from 'wxt/browser';
import { progressMilliseconds } from '../shared/limits';
import { withoutFragment } from '../shared/parse-url';
import { isOfType } from './is-of-type';

/**
 * To the tools for pictures, while a picture is fetched large: how much of its file is here. It goes beside the port, so that
 * no frame of a chat pays for what only somebody who looks at a picture alone wants to know.
 */
interface PictureProgress {
	readonly type: 'picture-progress';
	/** Without its fragment. */
	readonly url: string;
	/** From 0 to 1. */
	readonly share: number;
}

/** Makes what tells a frame of the progress of one URL: as often as somebody can see, and at last where it has come to. */
export function progressTeller(tabId: number, frameId: number, url: URL): (share: number) => void {
	let waiting: number | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const send = (share: number): void => {
		waiting = undefined;
		timer = setTimeout(() => {
			timer = undefined;
			if (waiting !== undefined) send(waiting);
		}, progressMilliseconds);
		const message: PictureProgress = { type: 'picture-progress', url: withoutFragment(url), share };
		// The frame may have gone on by now.
		void browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => {});
	};

	return (share) => {
		if (timer === undefined) send(share);
		else waiting = share;
	};
}

/** Calls back with the progress of one URL until the signal ends. */
export function listenToProgress(url: URL, onProgress: (share: number) => void, signal: AbortSignal): void {
	const name = withoutFragment(url);
	const listener = (raw: unknown, sender: { readonly id?: string | undefined }): undefined => {
		const share =
			sender.id === browser.runtime.id && isOfType(raw, 'picture-progress') && raw['url'] === name ? raw['share'] : undefined;
		if (typeof share === 'number' && share >= 0 && share <= 1) onProgress(share);
	};
	browser.runtime.onMessage.addListener(listener);
	signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), { once: true });
}
