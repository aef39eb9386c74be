import type { OriginalFile, ShownPicture } from '../../shared/shown-picture';
import { isEncrypted } from '../../shared/encrypted-url';
import { failure } from '../../shared/result';
import { text } from '../../shared/text';
import { failureSentence } from '../chip';
import { createMenu } from '../controls/menu';
import { copyPicture, saveFile } from '../export-picture';
import { askLarge } from '../large-picture';
import type { PictureActions } from '../picture-actions';
import type { PictureOnPage, ToolsDoor } from '../tools-door';
import { createBar, type Action } from './bar';
import { captionOf } from './caption';
import { createConversation } from './conversation';
import { createPageDialog } from './dialog';
import { commandFor } from './keys';
import { createStage } from './stage';

/** One picture after the other, large, above the page. */
export interface Lightbox {
	/** Opens with a picture. */
	open(picture: PictureOnPage): void;
	close(): void;
}

/** A picture that is being looked at. */
interface Looked {
	readonly picture: PictureOnPage;
	/** Undefined while one that nobody has loaded before is on its way. */
	readonly shown: ShownPicture | undefined;
	/** The large picture with its file; undefined where there is none, which has been said. */
	readonly large: Promise<ShownPicture | undefined>;
	readonly life: AbortController;
}

/** Sets up for a page; nothing is put there before something is opened. */
export function createLightbox(page: Document, door: ToolsDoor, actions: PictureActions): Lightbox {
	let end: (() => void) | undefined;
	door.signal.addEventListener('abort', () => end?.(), { once: true });
	return {
		open(picture) {
			end?.();
			end = openLightbox(page, door, actions, picture, () => {
				end = undefined;
			});
		},
		close: () => end?.(),
	};
}

function openLightbox(page: Document, door: ToolsDoor, actions: PictureActions, first: PictureOnPage, onEnd: () => void): () => void {
	const life = new AbortController();
	const conversation = createConversation(door);
	let looked: Looked | undefined;
	let isPlaying = mayMove(first);

	const close = (): void => {
		if (life.signal.aborted) return;
		life.abort();
		looked?.life.abort();
		dialog.close();
		// Back to where the person came from, or to what they looked at last.
		const frames = [first.frame, looked?.picture.frame];
		frames.find((frame) => frame?.isConnected)?.focus({ preventScroll: true });
		onEnd();
	};

	const stage = createStage(
		page,
		{ onView: () => bar.showScale(stage.scale, stage.isFit), onSwipe: (direction) => go(direction), onBeside: () => close() },
		life.signal,
	);

	const bar = createBar(page, (command) => run(command));
	const menu = createMenu(page, () => {});

	/** What is chosen there takes the picture away, so it is looked at no more. */
	const openMenu = (picture: PictureOnPage): void => {
		const items = actions.choices(picture).map(({ act, ...item }) => ({
			...item,
			act() {
				close();
				act();
			},
		}));
		menu.toggle(bar.more, items, text('controls_remark'));
	};

	const update = (): void => {
		if (!looked) return;
		const { picture, shown } = looked;
		const all = conversation.pictures();
		bar.show({
			index: Math.max(0, all.indexOf(picture)),
			count: Math.max(1, all.length),
			name: nameOf(picture, shown),
			caption: captionOf(picture.block.textContent),
			address: isEncrypted(picture.url) ? undefined : picture.url.href,
			isAnimated: shown?.animated === true,
			isPlaying,
			canCopy: isSecureContext,
		});
	};

	/** Looks at a picture; `towards` is where the person goes on to where it cannot be had. */
	const look = (picture: PictureOnPage, towards: number): void => {
		looked?.life.abort();
		const shown = picture.outcome?.ok ? picture.outcome.value : undefined;
		const life = new AbortController();
		bar.say('');
		stage.setPlaying(isPlaying);
		if (shown) void stage.show(shown, nameOf(picture, shown));
		else stage.clear();
		looked = { picture, shown, large: load(picture, shown, towards, life), life };
		update();
	};

	const load = async (
		picture: PictureOnPage,
		shown: ShownPicture | undefined,
		towards: number,
		looking: AbortController,
	): Promise<ShownPicture | undefined> => {
		const { signal } = looking;
		bar.setLoading(true);
		const result = await askLarge(door, picture, signal, { asked: shown !== undefined, onProgress: (share) => bar.setLoading(share) });
		if (signal.aborted) return undefined;
		const isShown = result.ok && (await show(picture, result.value, shown));
		if (signal.aborted) return undefined;
		bar.setLoading(false);
		if (isShown && !shown) {
			looked = { picture, shown: result.value, large: Promise.resolve(result.value), life: looking };
			update();
		}
		if (isShown) return result.value;
		const failed = result.ok ? failure('broken') : result;
		if (shown) bar.say(failureSentence(failed, failed.host ?? picture.url.hostname));
		else pass(picture, towards);
		return undefined;
	};

	/** What is as small as it was is there already, and goes on moving. */
	const show = async (picture: PictureOnPage, large: ShownPicture, shown: ShownPicture | undefined): Promise<boolean> => {
		if (!shown) return stage.show(large, nameOf(picture, large));
		return (shown.animated && shown.blob.size === large.blob.size) || stage.replace(large);
	};

	/** Goes past what cannot be had, and back where there is nothing behind it. */
	const pass = (picture: PictureOnPage, towards: number): void => {
		const other = conversation.from(picture, towards) ?? conversation.from(picture, -towards);
		conversation.drop(picture);
		if (other) look(other, towards);
		else close();
	};

	const go = (by: number): void => {
		const picture = looked && conversation.from(looked.picture, by);
		if (picture) look(picture, Math.sign(by));
	};

	const copy = async ({ shown, large, life: looking }: Looked): Promise<void> => {
		const pixels = large.then((picture) => {
			const copied = picture ?? shown;
			if (!copied) throw new Error('gone');
			return copied.blob;
		});
		const isCopied = await copyPicture(pixels);
		if (!looking.signal.aborted) bar.say(text(isCopied ? 'lightbox_copied' : 'lightbox_not_copied'));
	};

	const save = async ({ large }: Looked): Promise<void> => {
		const original: OriginalFile | undefined = (await large)?.original;
		if (original && !life.signal.aborted) saveFile(original, page);
	};

	const turnPage = (towards: 1 | -1): void => go(dialog.element.dir === 'rtl' ? -towards : towards);

	const run = (command: Action): void => {
		if (!looked) return;
		switch (command) {
			case 'close':
				return close();
			case 'previous':
				return go(-1);
			case 'next':
				return go(1);
			case 'first':
				return go(-Infinity);
			case 'last':
				return go(Infinity);
			case 'zoom-in':
				return stage.zoom(1);
			case 'zoom-out':
				return stage.zoom(-1);
			case 'fit':
			case 'actual':
				return stage.showAt(command);
			case 'toggle-size':
				return stage.toggle();
			case 'rotate':
				return stage.rotate();
			case 'play':
				isPlaying = !isPlaying;
				stage.setPlaying(isPlaying);
				return update();
			case 'copy':
				return void copy(looked);
			case 'more':
				return openMenu(looked.picture);
			case 'save':
				return void save(looked);
			case 'left':
				return stage.move(-1, 0) ? undefined : turnPage(-1);
			case 'right':
				return stage.move(1, 0) ? undefined : turnPage(1);
			case 'up':
				return void stage.move(0, -1);
			case 'down':
				return void stage.move(0, 1);
		}
	};

	const press = (event: KeyboardEvent): boolean => {
		const command = menu.press(event) ? undefined : commandFor(event);
		// Words of the caption that are selected are copied by the browser.
		if (!command || (command === 'copy' && dialog.hasSelection())) return false;
		event.preventDefault();
		run(command);
		return command === 'close';
	};

	const dialog = createPageDialog(page, door.own, press, close, life.signal);
	dialog.open([...bar.elements.slice(0, 1), stage.element, ...bar.elements.slice(1)]);
	bar.close.focus();
	look(first, 1);
	return close;
}

/** Whether animations play unasked: not where they lie still on the page, or the person wants less motion. */
function mayMove({ frame }: PictureOnPage): boolean {
	return !matchMedia('(prefers-reduced-motion: reduce)').matches && !frame?.querySelector('canvas')?.checkVisibility();
}

function nameOf({ url }: PictureOnPage, shown: ShownPicture | undefined): string {
	if (!shown) return text('picture_title', url.hostname);
	return text('picture_name', url.hostname, String(shown.width), String(shown.height));
}
