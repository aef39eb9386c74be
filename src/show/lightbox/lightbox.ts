import type { OriginalFile, ShownPicture } from '../../messages/from-worker';
import { isEncrypted } from '../../shared/encrypted-url';
import { text } from '../../shared/text';
import { failureSentence } from '../chip';
import { createMenu } from '../controls/menu';
import menuCss from '../controls/menu.css?inline';
import { copyPicture, saveFile } from '../export-picture';
import iconCss from '../icon.css?inline';
import { askLarge } from '../large-picture';
import type { PictureActions } from '../picture-actions';
import { createSheet } from '../sheet';
import type { PictureOnPage, ToolsDoor } from '../tools-door';
import { createBar, type Action } from './bar';
import { captionOf } from './caption';
import { inOrder } from './in-order';
import { commandFor } from './keys';
import lightboxCss from './lightbox.css?inline';
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
	readonly shown: ShownPicture;
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
	const host = page.createElement('div');
	door.own.add(host);
	const root = host.attachShadow({ mode: 'closed' });
	root.adoptedStyleSheets = [createSheet(iconCss, menuCss, lightboxCss)];
	const dialog = page.createElement('dialog');
	dialog.ariaLabel = text('lightbox_name');
	dialog.lang = text('language_tag');
	dialog.dir = text('language_direction');
	let looked: Looked | undefined;
	let isPlaying = mayMove(first);

	const close = (): void => {
		if (life.signal.aborted) return;
		life.abort();
		looked?.life.abort();
		dialog.close();
		host.remove();
		// Back to where the person came from, or to what they looked at last.
		const frames = [first.frame, looked?.picture.frame];
		frames.find((frame) => frame?.isConnected)?.focus({ preventScroll: true });
		onEnd();
	};

	const stage = createStage(
		page,
		{ onView: () => update(), onSwipe: (direction) => go(direction), onBeside: () => close() },
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

	/** All pictures of the conversation that are there now, in its order. */
	const pictures = (): PictureOnPage[] =>
		door
			.posted()
			.filter(({ outcome, isHidden }) => outcome?.ok === true && isHidden !== true)
			.toSorted((one, other) => inOrder(one.node, other.node));

	const update = (): void => {
		if (!looked) return;
		const { picture, shown } = looked;
		const all = pictures();
		bar.show({
			index: Math.max(0, all.indexOf(picture)),
			count: Math.max(1, all.length),
			name: nameOf(picture, shown),
			caption: captionOf(picture.block.textContent),
			address: isEncrypted(picture.url) ? undefined : picture.url.href,
			isAnimated: shown.animated,
			isPlaying,
			scale: stage.scale,
			isFit: stage.isFit,
			canCopy: isSecureContext,
		});
	};

	const look = (picture: PictureOnPage): void => {
		if (!picture.outcome?.ok) return;
		looked?.life.abort();
		const shown = picture.outcome.value;
		const controller = new AbortController();
		looked = { picture, shown, large: load(picture, controller.signal), life: controller };
		bar.say('');
		stage.setPlaying(isPlaying);
		void stage.show(shown, nameOf(picture, shown));
	};

	const load = async (picture: PictureOnPage, signal: AbortSignal): Promise<ShownPicture | undefined> => {
		bar.setLoading(true);
		const result = await askLarge(door, picture, signal);
		if (signal.aborted) return undefined;
		const isShown = result.ok && (await stage.replace(result.value));
		if (signal.aborted) return undefined;
		bar.setLoading(false);
		if (!result.ok) bar.say(failureSentence(result, result.host ?? picture.url.hostname));
		return isShown ? result.value : undefined;
	};

	const go = (by: number): void => {
		const all = pictures();
		const picture = all[Math.min(all.length - 1, Math.max(0, (looked ? all.indexOf(looked.picture) : 0) + by))];
		if (picture && picture !== looked?.picture) look(picture);
	};

	const copy = async ({ shown, large, life: looking }: Looked): Promise<void> => {
		const isCopied = await copyPicture(large.then((picture) => (picture ?? shown).blob));
		if (!looking.signal.aborted) bar.say(text(isCopied ? 'lightbox_copied' : 'lightbox_not_copied'));
	};

	const save = async ({ large }: Looked): Promise<void> => {
		const original: OriginalFile | undefined = (await large)?.original;
		if (original && !life.signal.aborted) saveFile(original, page);
	};

	const turnPage = (towards: 1 | -1): void => go(dialog.dir === 'rtl' ? -towards : towards);

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
				return stage.showAt(stage.isFit ? 'actual' : 'fit');
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

	const onKey = (event: KeyboardEvent): void => {
		// What is pressed here is not meant for the page.
		event.stopImmediatePropagation();
		if (event.type !== 'keydown' || !event.isTrusted || menu.press(event)) return;
		const command = commandFor(event);
		if (!command) return;
		event.preventDefault();
		run(command);
		// Nor is the end of the press that closes it.
		if (command === 'close')
			addEventListener('keyup', (released) => released.stopImmediatePropagation(), { capture: true, once: true });
	};
	for (const type of ['keydown', 'keypress', 'keyup'] as const) {
		addEventListener(type, onKey, { capture: true, signal: life.signal });
	}
	for (const type of ['click', 'auxclick', 'dblclick', 'contextmenu', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'wheel']) {
		host.addEventListener(type, (event) => event.stopPropagation());
	}
	// Escape, and the back gesture of phones.
	dialog.addEventListener('close', close);
	dialog.append(...bar.elements.slice(0, 1), stage.element, ...bar.elements.slice(1));
	root.append(dialog);
	page.documentElement.append(host);
	dialog.showModal();
	bar.close.focus();
	look(first);
	return close;
}

/** Whether animations play unasked: not where they lie still on the page, or the person wants less motion. */
function mayMove({ frame }: PictureOnPage): boolean {
	return !matchMedia('(prefers-reduced-motion: reduce)').matches && !frame?.querySelector('canvas')?.checkVisibility();
}

function nameOf({ url }: PictureOnPage, { width, height }: ShownPicture): string {
	return text('picture_name', url.hostname, String(width), String(height));
}
