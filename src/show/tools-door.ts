import { browser } from 'wxt/browser';
import type { WorkerConnection } from '../messages/ask-worker';
import type { ShownPicture } from '../shared/shown-picture';
import type { ToolsMessage } from '../messages/tools-message';
import { isEncrypted } from '../shared/encrypted-url';
import type { Result } from '../shared/result';
import type { MessagePictures, PostedIn } from './message-pictures';

/** A picture as the page's script has put it into a message. */
export interface PictureOnPage extends PostedIn {
	/** With the key of an encrypted file, which nothing on the page may be given. */
	readonly url: URL;
	/** The block that holds its message's text. */
	readonly block: Element;
	readonly message: MessagePictures;
	outcome?: Result<ShownPicture>;
	/** Its frame on the page. */
	frame?: HTMLElement;
	/** What it is known by: the URL without its fragment. */
	readonly name: string;
	/** Whether its message came while we were there. */
	readonly fresh: boolean;
	readonly isNear: boolean;
	/** Whether the page shows the picture itself. */
	readonly isPages: boolean;
	/** While it is asked for, or waits to be asked for again. */
	readonly asking?: AbortController;
	/** Whether the person has put it away. */
	isHidden?: boolean;
}

/**
 * What the page's script and the one with the tools for pictures know of each other, in a world of their own. The tools
 * are loaded when a picture is first pointed at, focused or clicked on: no frame of a chat pays for them before.
 */
export interface ToolsDoor {
	/** All that is posted on the page, in no order. */
	readonly posted: () => readonly PictureOnPage[];
	/** Whether a URL's path promises a picture: the page's script knows that already. */
	readonly looksLikePicture: (url: URL) => boolean;
	readonly worker: WorkerConnection;
	/** Asks for the pictures of a URL, told without its fragment, because a person wants to see them. */
	readonly ask: (name: string) => void;
	/** Elements of ours, which are not searched for pictures. */
	readonly own: WeakSet<Element>;
	/** Ends when nothing is to be shown on the page any more. */
	readonly signal: AbortSignal;
	/** Set by the tools, once they are there. */
	tools?: PictureTools;
}

/** What the tools do. */
export interface PictureTools {
	/** A person has pointed at a picture (`pointerenter`), focused it (`focus`) or clicked on it (`click`). */
	touch(event: Event, picture: PictureOnPage): void;
	/** Everything is to be out of sight at once. */
	rest(): void;
}

/** Where each of the two scripts finds the door. */
const doorMark = Symbol.for('vignette.door');

/** The door in this world; undefined where no page's script has set one up. */
export function findToolsDoor(): ToolsDoor | undefined {
	const door: unknown = Reflect.get(globalThis, doorMark);
	return isDoor(door) ? door : undefined;
}

function isDoor(value: unknown): value is ToolsDoor {
	return typeof value === 'object' && value !== null && 'posted' in value;
}

/** Sets up the door, and returns what makes a picture's frame knock at it. */
export function openToolsDoor(door: ToolsDoor): (picture: PictureOnPage, frame: HTMLElement) => void {
	Reflect.set(globalThis, doorMark, door);
	const knock = async (event: Event, picture: PictureOnPage): Promise<void> => {
		// Only what a person does counts, and what is done to a link with a modifier is the browser's.
		if (!event.isTrusted || (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey))) return;
		event.preventDefault();
		if (!door.tools) await browser.runtime.sendMessage({ type: 'load-tools' } satisfies ToolsMessage).catch(() => {});
		if (door.tools) door.tools.touch(event, picture);
		// Without the tools it is a link like any other.
		else if (event.type === 'click' && !isEncrypted(picture.url)) open(picture.url, '_blank', 'noopener,noreferrer');
	};
	return (picture, frame) => {
		for (const type of ['pointerenter', 'focus', 'click']) frame.addEventListener(type, (event) => void knock(event, picture));
	};
}
