import { browser } from 'wxt/browser';
import { isOfType } from '../messages/is-of-type';
import { parseUrl, withoutFragment } from '../shared/parse-url';
import { createControls } from './controls/controls';
import { createLightbox } from './lightbox/lightbox';
import { createNotice } from './notice';
import { createPictureActions, showAgain } from './picture-actions';
import { findToolsDoor } from './tools-door';

/** Starts the tools for pictures in a page where the page's script has asked for them; elsewhere nothing. */
export function startPictureTools(page: Document): void {
	const door = findToolsDoor();
	if (!door || door.tools || door.signal.aborted) return;
	const notice = createNotice(page, door.own);
	const actions = createPictureActions(page, door, notice);
	const lightbox = createLightbox(page, door, actions);
	const controls = createControls(page, actions, door.signal);
	door.tools = {
		touch(event, picture) {
			// What closes at the end gives the focus back.
			if (door.signal.aborted) return;
			if (event.type === 'click') lightbox.open(picture);
			// A finger does not point before it presses: what can be done is in the picture's large view.
			else if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') controls.show(picture);
		},
		rest() {
			controls.remove();
			lightbox.close();
		},
	};
	const onMessage = (raw: unknown, sender: { readonly id?: string | undefined }): undefined => {
		if (sender.id !== browser.runtime.id) return;
		if (isOfType(raw, 'say') && typeof raw['sentence'] === 'string') notice.say(raw['sentence']);
		const url = urlToShow(raw);
		if (!url) return;
		const name = withoutFragment(url);
		for (const picture of door.posted()) if (picture.isHidden && picture.name === name) showAgain(picture);
		door.ask(name);
	};
	browser.runtime.onMessage.addListener(onMessage);
	door.signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage), { once: true });
}

/** The URL in a `ShowPicture`; undefined for any other message. */
function urlToShow(raw: unknown): URL | undefined {
	const url = isOfType(raw, 'show-picture') ? raw['url'] : undefined;
	return typeof url === 'string' ? parseUrl(url) : undefined;
}
