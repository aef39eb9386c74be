import { browser, type Browser } from 'wxt/browser';
import { hiddenPagePath, hiddenPagePortName } from './protocol';
import type { HiddenPageDoor, HiddenPageLink } from './hidden-page';
import { createPortLink } from './port-link';

/** How the page itself is put up and taken down; its port comes to `runtime.onConnect`. */
interface Stage {
	put(): Promise<void>;
	remove(): Promise<void>;
}

/**
 * The door to our hidden page: in Chrome an offscreen document, since its worker has no DOM; in Firefox the same page in
 * a frame of the background page. To be called when the worker starts, because it listens for the page's port.
 */
export function hiddenPageDoor(): HiddenPageDoor {
	const stage = import.meta.env.FIREFOX ? frame() : offscreenDocument();
	let arrived: ((link: HiddenPageLink | undefined) => void) | undefined;

	browser.runtime.onConnect.addListener((port) => {
		if (port.name !== hiddenPagePortName) return;
		if (!arrived || !isFromHiddenPage(port.sender)) return port.disconnect();
		arrived(createPortLink(port));
		arrived = undefined;
	});

	const close = async (): Promise<void> => {
		arrived?.(undefined);
		arrived = undefined;
		await stage.remove();
	};

	return {
		close,
		async open() {
			// One may be left over from a worker that was stopped.
			await close();
			const link = new Promise<HiddenPageLink | undefined>((resolve) => {
				arrived = resolve;
			});
			// Rejects where the page goes away while it loads.
			await stage.put().catch(() => arrived?.(undefined));
			return link;
		},
	};
}

/** Whether the other end of a port is our page, as the browser says. A tab with the same address is not it. */
function isFromHiddenPage(sender: Browser.runtime.MessageSender | undefined): boolean {
	return sender?.id === browser.runtime.id && !sender.tab && sender.url === browser.runtime.getURL(hiddenPagePath);
}

function offscreenDocument(): Stage {
	return {
		put: () =>
			browser.offscreen.createDocument({
				url: hiddenPagePath,
				reasons: ['DOM_PARSER', 'BLOBS'],
				justification: 'Draws SVG, animated stickers and videos that were posted in a chat as pictures.',
			}),
		async remove() {
			// Rejects where there is none.
			await browser.offscreen.closeDocument().catch(() => {});
		},
	};
}

function frame(): Stage {
	let element: HTMLIFrameElement | undefined;
	return {
		async put() {
			element = document.createElement('iframe');
			element.src = hiddenPagePath;
			document.body.append(element);
		},
		async remove() {
			element?.remove();
			element = undefined;
		},
	};
}
