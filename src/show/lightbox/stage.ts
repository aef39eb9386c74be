import type { ShownPicture } from '../../shared/shown-picture';
import type { Size } from '../../shared/fit';
import { arrowCssPixels, zoomStep } from '../../shared/limits';
import { firstFrame } from '../still';
import { openFilm, type Film } from './film';
import { listenToGestures } from './gestures';
import { carried } from './glide';
import { fitScale, fitView, isFit, movedBy, onStage, turnedOn, zoomedTo, type Point, type Sizes, type View } from './view';

/** Where one picture lies, to be looked at from near and far. */
export interface Stage {
	readonly element: HTMLElement;
	/** Puts a picture there, as a whole; resolves when it is seen, or cannot be decoded: then to false. */
	show(picture: ShownPicture, name: string): Promise<boolean>;
	/** Takes away what is there. */
	clear(): void;
	/** Puts the same picture there from other bytes, as it lies. */
	replace(picture: ShownPicture): Promise<boolean>;
	/** By steps, about the middle: 1 is one closer. */
	zoom(steps: number): void;
	/** From all of it to closer, about the middle, or back. */
	toggle(): void;
	/** All of it, or one CSS pixel for each of its own. */
	showAt(scale: 'fit' | 'actual'): void;
	rotate(): void;
	/** Moves what is to be seen, in steps of an arrow key; returns false where all of it is. */
	move(right: number, down: number): boolean;
	/** Lets an animation move, or holds it at the frame it is at; where the browser cannot, at its first. */
	setPlaying(isPlaying: boolean): void;
	readonly scale: number;
	readonly isFit: boolean;
}

/** What a stage tells. */
export interface StageListener {
	/** It is seen in another way. */
	onView(): void;
	/** Swept on to the one before (-1) or after (1). */
	onSwipe(direction: -1 | 1): void;
	/** Clicked beside the picture. */
	onBeside(): void;
}

const centre: Point = { x: 0, y: 0 };

/** What moves by less in a frame is at rest, in CSS pixels. */
const restCssPixels = 0.1;

/** Sets up an empty stage, which follows its own size until the signal ends. */
export function createStage(page: Document, listener: StageListener, signal: AbortSignal): Stage {
	const element = page.createElement('div');
	element.className = 'stage';
	const picture = page.createElement('div');
	picture.className = 'lying';
	element.append(picture);
	let natural: Size = { width: 1, height: 1 };
	let stage: Size = { width: 1, height: 1 };
	let view: View = { scale: 1, middle: centre, turns: 0 };
	let name = '';
	let image: HTMLImageElement | undefined;
	let still: HTMLCanvasElement | undefined;
	let film: Film | undefined;
	let isPlaying = true;
	let latest: AbortController | undefined;
	let gliding = 0;

	const sizes = (): Sizes => ({ picture: natural, stage });

	const halt = (): void => cancelAnimationFrame(gliding);

	const lay = (next: View): void => {
		halt();
		view = next;
		const { style } = picture;
		style.width = `${natural.width * view.scale}px`;
		style.height = `${natural.height * view.scale}px`;
		style.transform = `translate(-50%, -50%) translate(${view.middle.x}px, ${view.middle.y}px) rotate(${view.turns * 90}deg)`;
		element.classList.toggle('movable', !isFit(view, sizes()));
		listener.onView();
	};

	const render = (): void => {
		film?.setPlaying(isPlaying);
		if (film) return picture.replaceChildren(film.element);
		picture.replaceChildren(...(image ? [image] : []), ...(still && !isPlaying ? [still] : []));
		picture.classList.toggle('resting', still !== undefined && !isPlaying);
	};

	/** Ends what came before, also what still loads; returns the signal of what comes now. */
	const begin = (): AbortSignal => {
		latest?.abort();
		latest = new AbortController();
		return latest.signal;
	};

	const load = async ({ blob, animated }: ShownPicture): Promise<boolean> => {
		const life = begin();
		const loaded = page.createElement('img');
		const address = URL.createObjectURL(blob);
		try {
			loaded.src = address;
			await loaded.decode();
		} catch {
			return false;
		} finally {
			URL.revokeObjectURL(address);
		}
		const opened = animated ? await openFilm(page, blob, name, life).catch(() => undefined) : undefined;
		if (life.aborted) return true;
		loaded.alt = name;
		loaded.draggable = false;
		image = loaded;
		film = opened;
		still = animated ? firstFrame(loaded, { width: loaded.naturalWidth, height: loaded.naturalHeight }) : undefined;
		render();
		return true;
	};

	const observer = new ResizeObserver(([entry]) => {
		if (!entry) return;
		const before = sizes();
		const { width, height } = entry.contentRect;
		stage = { width: Math.max(1, width), height: Math.max(1, height) };
		lay(onStage(view, before, sizes()));
	});
	observer.observe(element);
	signal.addEventListener(
		'abort',
		() => {
			latest?.abort();
			halt();
			observer.disconnect();
		},
		{ once: true },
	);

	/** Goes on by itself, ever more slowly, unless the person wants less motion. */
	const glide = (speed: Point): void => {
		if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
		const from = view;
		let began: number | undefined;
		const step = (now: number): void => {
			began ??= now;
			const next = movedBy(from, carried(speed, now - began), sizes());
			const by = Math.hypot(next.middle.x - view.middle.x, next.middle.y - view.middle.y);
			if (now > began && by < restCssPixels) return;
			lay(next);
			gliding = requestAnimationFrame(step);
		};
		gliding = requestAnimationFrame(step);
	};

	const toggle = (at: Point): void => lay(isFit(view, sizes()) ? zoomedTo(view, closer(), at, sizes()) : fitView(sizes(), view.turns));
	/** A picture that is whole in its own size is looked at in twice that. */
	const closer = (): number => (fitScale(sizes(), view.turns) < 1 ? 1 : 2);

	listenToGestures(element, {
		onZoom: (factor, at) => lay(zoomedTo(view, view.scale * factor, at, sizes())),
		onMove: (by) => lay(movedBy(view, by, sizes())),
		onHold: halt,
		onThrow: glide,
		onSwipe: (direction) => listener.onSwipe(direction),
		onTap: (isOnPicture) => {
			if (!isOnPicture) listener.onBeside();
		},
		onDoubleTap: toggle,
		canMove: () => !isFit(view, sizes()),
		isOnPicture: (x, y) => {
			const { left, right, top, bottom } = picture.getBoundingClientRect();
			return x >= left && x <= right && y >= top && y <= bottom;
		},
	});

	const clear = (): void => {
		begin();
		image = still = film = undefined;
		render();
	};

	return {
		element,
		show(shown, itsName) {
			const { width, height } = shown;
			name = itsName;
			natural = { width, height };
			clear();
			lay(fitView(sizes()));
			return load(shown);
		},
		clear,
		replace: load,
		zoom: (steps) => lay(zoomedTo(view, view.scale * zoomStep ** steps, centre, sizes())),
		toggle: () => toggle(centre),
		showAt: (scale) => lay(scale === 'fit' ? fitView(sizes(), view.turns) : zoomedTo(view, 1, centre, sizes())),
		rotate: () => lay(turnedOn(view, sizes())),
		move(right, down) {
			if (isFit(view, sizes())) return false;
			lay(movedBy(view, { x: -right * arrowCssPixels, y: -down * arrowCssPixels }, sizes()));
			return true;
		},
		setPlaying(plays) {
			isPlaying = plays;
			render();
		},
		get scale() {
			return view.scale;
		},
		get isFit() {
			return isFit(view, sizes());
		},
	};
}
