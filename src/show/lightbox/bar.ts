import { text } from '../../shared/text';
import { createIconButton, setIcon, type IconName } from '../icon';
import type { Command } from './keys';

/** What is around the picture: what can be done with it, where it comes from, which of how many it is. */
export interface Bar {
	/** Above the picture, on it, and below it, in the order of the keyboard. */
	readonly elements: readonly HTMLElement[];
	/** What gets the focus at first. */
	readonly close: HTMLElement;
	/** What a menu opens beside. */
	readonly more: HTMLElement;
	show(state: BarState): void;
	/** Says how large the picture is, and whether all of it is to be seen. */
	showScale(scale: number, isFit: boolean): void;
	/** Says how something ended, to be read and to be heard; an empty text ends that. */
	say(sentence: string): void;
	/** Whether something is on its way, and how much of it is here, from 0 to 1, where that is known. */
	setLoading(progress: boolean | number): void;
}

/** What the bar tells of a picture, and which of its buttons have something to do. */
export interface BarState {
	/** From 0. */
	readonly index: number;
	readonly count: number;
	readonly name: string;
	readonly caption: string;
	/** Where the original is; undefined where its address is of no use, or is to be told to nobody. */
	readonly address: string | undefined;
	readonly isAnimated: boolean;
	readonly isPlaying: boolean;
	readonly canCopy: boolean;
}

/** What keys do, and what only buttons do. */
export type Action = Command | 'save' | 'more' | 'toggle-size';

/** Sets up the bar. */
export function createBar(page: Document, act: (action: Action) => void): Bar {
	const icon = (name: IconName, label: string, command: Action): HTMLButtonElement =>
		createIconButton(page, name, label, () => act(command));
	const box = (className: string, ...children: readonly (Node | string)[]): HTMLElement => {
		const element = page.createElement('div');
		element.className = className;
		element.append(...children);
		return element;
	};

	const counter = box('counter');
	const size = page.createElement('button');
	size.type = 'button';
	size.className = 'size';
	size.addEventListener('click', (event) => event.isTrusted && act('toggle-size'));
	const play = icon('pause', text('lightbox_pause'), 'play');
	const copy = icon('copy', text('lightbox_copy'), 'copy');
	const open = page.createElement('a');
	open.target = '_blank';
	open.rel = 'noopener noreferrer';
	setIcon(open, 'open', text('lightbox_open'));
	const more = icon('more', text('lightbox_more'), 'more');
	more.ariaHasPopup = 'menu';
	more.ariaExpanded = 'false';
	const close = icon('close', text('lightbox_close'), 'close');
	const previous = icon('previous', text('lightbox_previous'), 'previous');
	const next = icon('next', text('lightbox_next'), 'next');
	previous.className = 'previous';
	next.className = 'next';
	const progress = box('progress');
	progress.role = 'progressbar';
	progress.ariaLabel = text('lightbox_loading');
	const zoom = box(
		'group',
		icon('zoom-out', text('lightbox_zoom_out'), 'zoom-out'),
		size,
		icon('zoom-in', text('lightbox_zoom_in'), 'zoom-in'),
		icon('rotate', text('lightbox_rotate'), 'rotate'),
	);
	const file = box('group', play, copy, icon('save', text('lightbox_save'), 'save'), open, more, close);
	const from = page.createElement('bdi');
	const words = page.createElement('bdi');
	words.className = 'words';
	const said = box('said');
	said.role = 'status';
	const heard = box('heard');
	heard.role = 'status';
	const percent = new Intl.NumberFormat(undefined, { style: 'percent' });
	let last: Pick<BarState, 'index' | 'name'> | undefined;

	return {
		elements: [box('top', counter, zoom, file), progress, previous, next, box('bottom', said, box('caption', words, from)), heard],
		close,
		more,
		show(state) {
			const { index, count, name, caption, address, isAnimated, isPlaying } = state;
			const which = text('lightbox_counter', String(index + 1), String(count));
			counter.textContent = count > 1 ? which : '';
			// To go on to another picture asks to hear which one it is.
			if (last && (last.index !== index || last.name !== name)) heard.textContent = `${name}. ${which}`;
			last = { index, name };
			previous.ariaDisabled = String(index === 0);
			next.ariaDisabled = String(index >= count - 1);
			previous.hidden = next.hidden = count < 2;
			play.hidden = !isAnimated;
			setIcon(play, isPlaying ? 'pause' : 'play', text(isPlaying ? 'lightbox_pause' : 'lightbox_play'));
			copy.hidden = !state.canCopy;
			open.hidden = address === undefined;
			open.href = address ?? '';
			words.textContent = caption;
			from.textContent = name;
		},
		showScale(scale, isFit) {
			size.textContent = percent.format(scale);
			size.title = size.ariaLabel = text(isFit ? 'lightbox_larger' : 'lightbox_fit', size.textContent);
		},
		say(sentence) {
			said.textContent = sentence;
		},
		setLoading(share) {
			progress.hidden = share === false;
			progress.classList.toggle('known', typeof share === 'number');
			const hundredths = typeof share === 'number' ? String(Math.round(share * 100)) : null;
			progress.ariaValueNow = hundredths;
			progress.style.setProperty('--share', `${hundredths ?? 100}%`);
		},
	};
}
