import { browser } from 'wxt/browser';
import type { ShownPicture } from '../shared/shown-picture';
import type { ToolsAnswer, ToolsMessage } from '../messages/tools-message';
import { isEncrypted } from '../shared/encrypted-url';
import type { Result } from '../shared/result';
import { text } from '../shared/text';
import { createChip, failureSentence } from './chip';
import type { MenuItem } from './controls/menu';
import { copyPicture, saveFile } from './export-picture';
import { askLarge } from './large-picture';
import type { Notice } from './notice';
import type { PictureOnPage, ToolsDoor } from './tools-door';

/** What is shown in place of a picture waits for a log that moves, up to two seconds at 60 frames a second. */
const maximumFocusFrames = 120;

/** What a person may do with a picture on its page. */
export interface PictureActions {
	/** Puts a picture away; a line in its place shows it again. */
	hide(picture: PictureOnPage): void;
	/** What may become of it on the page, as a menu has it. */
	choices(picture: PictureOnPage): readonly MenuItem[];
	/** That and what may be done with its file. */
	menuItems(picture: PictureOnPage): readonly MenuItem[];
}

/** What pictures may be done with on one page; what has been done is said in a notice. */
export function createPictureActions(page: Document, door: ToolsDoor, notice: Notice): PictureActions {
	const hide = (picture: PictureOnPage): void => {
		const { frame, message, url } = picture;
		if (!frame) return;
		picture.isHidden = true;
		const act = (): void => showAgain(picture);
		const chip = createChip(page, text('controls_hidden', url.hostname), { label: text('action_show'), act });
		const root = frame.getRootNode();
		const hadFocus = root instanceof ShadowRoot && root.activeElement !== null;
		message.show(picture, chip);
		if (hadFocus) focusIn(chip, maximumFocusFrames);
	};

	/** Has the worker change a setting, and says so, with a way back; or why it could not. */
	const choose = async (message: ToolsMessage, sentence?: string): Promise<void> => {
		const answer = await tell(message);
		if (typeof answer === 'string') notice.say(answer);
		else if (answer && sentence) notice.say(sentence, { label: text('notice_undo'), act: () => void choose({ type: 'undo' }) });
	};

	const large = async (picture: PictureOnPage): Promise<Result<ShownPicture>> => {
		const result = await askLarge(door, picture, door.signal);
		if (!result.ok) notice.say(failureSentence(result, result.host ?? picture.url.hostname));
		return result;
	};

	const copy = async (picture: PictureOnPage): Promise<void> => {
		let isHad = true;
		const pixels = large(picture).then((result) => {
			isHad = result.ok;
			if (!result.ok) throw new Error(result.reason);
			return result.value.blob;
		});
		const isCopied = await copyPicture(pixels);
		if (isHad) notice.say(text(isCopied ? 'lightbox_copied' : 'lightbox_not_copied'));
	};

	const saveOriginal = async (picture: PictureOnPage): Promise<void> => {
		const result = await large(picture);
		if (result.ok && result.value.original) saveFile(result.value.original, page);
	};

	const copyAddress = async ({ url }: PictureOnPage): Promise<void> => {
		const isCopied = await navigator.clipboard.writeText(url.href).then(
			() => true,
			() => false,
		);
		notice.say(text(isCopied ? 'lightbox_copied' : 'lightbox_not_copied'));
	};

	const choices = (picture: PictureOnPage): readonly MenuItem[] => {
		const host = picture.url.hostname;
		const block = (): void => void choose({ type: 'block-host', host }, text('notice_blocked', host));
		const turnOff = (): void => void choose({ type: 'turn-off-site' }, text('notice_turned_off'));
		return [
			{ icon: 'hide', label: text('controls_hide'), act: () => hide(picture) },
			{ icon: 'block', label: text('controls_block_host', host), act: block },
			{ icon: 'off', label: text('controls_turn_off'), act: turnOff },
		];
	};

	const fileItems = (picture: PictureOnPage): readonly MenuItem[] => {
		const save: MenuItem = { icon: 'save', label: text('lightbox_save'), act: () => void saveOriginal(picture) };
		// Pages without TLS have no clipboard.
		const copying: MenuItem[] = isSecureContext ? [{ icon: 'copy', label: text('lightbox_copy'), act: () => void copy(picture) }] : [];
		// The address of an encrypted picture is of no use without its key.
		if (isEncrypted(picture.url)) return [...copying, save];
		const open: MenuItem = { icon: 'open', label: text('lightbox_open'), address: picture.url.href, act: () => {} };
		const address: MenuItem = { icon: 'address', label: text('controls_copy_address'), act: () => void copyAddress(picture) };
		return [open, ...copying, save, ...(isSecureContext ? [address] : [])];
	};

	return {
		hide,
		choices,
		menuItems: (picture) => [...choices(picture), ...fileItems(picture).map((item, index) => ({ ...item, beginsGroup: index === 0 }))],
	};
}

/** Shows a picture that was put away. */
export function showAgain(picture: PictureOnPage): void {
	picture.isHidden = false;
	if (picture.frame) picture.message.show(picture, picture.frame);
}

/** Gives the focus to the button in an element once that has been put on the page, unless it does not come there. */
function focusIn(element: HTMLElement, frames: number): void {
	if (element.isConnected) element.querySelector('button')?.focus({ preventScroll: true });
	else if (frames > 0) requestAnimationFrame(() => focusIn(element, frames - 1));
}

/** Tells the worker what a person has chosen; false where the extension is gone. */
function tell(message: ToolsMessage): Promise<ToolsAnswer> {
	return browser.runtime.sendMessage<ToolsMessage, ToolsAnswer>(message).catch(() => false);
}
