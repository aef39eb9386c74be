import { dragCssPixels, swipeCssPixels } from '../../shared/limits';
import { speedAtEnd, type Moment } from './glide';
import type { Point } from './view';

/** What a person does on the stage with mouse, pen, fingers or wheel. */
export interface GestureListener {
	/** Drawn near or pushed away, about a place of the stage. */
	onZoom(factor: number, at: Point): void;
	onMove(by: Point): void;
	/** Taken hold of, which ends what still moves. */
	onHold(): void;
	/** Let go of while it was dragged, at a speed in CSS pixels a millisecond. */
	onThrow(speed: Point): void;
	/** Swept along with a finger: to the one before (-1) or after (1), as the picture is moved to the right or left. */
	onSwipe(direction: -1 | 1): void;
	/** Pressed and let go without moving, on the picture or beside it. */
	onTap(isOnPicture: boolean): void;
	/** Whether a place of the view is on the picture. */
	isOnPicture(x: number, y: number): boolean;
	onDoubleTap(at: Point): void;
	/** Whether there is something to drag, or a finger's sweep goes to another picture. */
	canMove(): boolean;
}

/** How much closer one notch of a wheel, or a pinch on a trackpad, goes: a factor for each CSS pixel of scrolling. */
const factorPerWheelPixel = 1.002;
const factorPerPinchPixel = 1.01;
/** Wheels that count in lines (Firefox) move about this far with each. */
const cssPixelsPerLine = 16;
/** More than come in the time that counts. */
const maximumMoments = 30;

/** Listens on a stage. Nothing of it scrolls the page behind. */
export function listenToGestures(stage: HTMLElement, listener: GestureListener): void {
	const pointers = new Map<number, Point>();
	/** Of the one pointer that drags. */
	let path: Moment[] = [];
	let travelled = 0;
	let swept = 0;

	const at = ({ clientX, clientY }: MouseEvent): Point => {
		const { left, top, width, height } = stage.getBoundingClientRect();
		return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
	};

	stage.addEventListener('pointerdown', (event) => {
		if (event.button !== 0) return;
		// The stage takes them even where they leave it.
		stage.setPointerCapture(event.pointerId);
		if (pointers.size === 0) travelled = swept = 0;
		path = [];
		pointers.set(event.pointerId, at(event));
		listener.onHold();
	});
	stage.addEventListener('pointermove', (event) => {
		const last = pointers.get(event.pointerId);
		if (!last) return;
		const now = at(event);
		const [other] = [...pointers].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
		pointers.set(event.pointerId, now);
		travelled += Math.hypot(now.x - last.x, now.y - last.y);
		if (other) {
			const between = (point: Point): Point => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
			const [before, after] = [between(last), between(now)];
			const apart = Math.hypot(last.x - other.x, last.y - other.y);
			listener.onMove({ x: after.x - before.x, y: after.y - before.y });
			if (apart > 0) listener.onZoom(Math.hypot(now.x - other.x, now.y - other.y) / apart, after);
			// Two fingers never sweep.
			swept = Number.NaN;
		} else if (listener.canMove()) {
			path = [...path.slice(-maximumMoments), { ...now, time: event.timeStamp }];
			listener.onMove({ x: now.x - last.x, y: now.y - last.y });
		} else {
			swept += now.x - last.x;
		}
	});
	const end = (event: PointerEvent): void => {
		if (!pointers.delete(event.pointerId) || pointers.size > 0 || event.type === 'pointercancel') return;
		if (travelled < dragCssPixels) return;
		if (listener.canMove()) listener.onThrow(speedAtEnd(path, event.timeStamp));
		else if (event.pointerType !== 'mouse' && Math.abs(swept) > swipeCssPixels) listener.onSwipe(swept > 0 ? -1 : 1);
	};
	stage.addEventListener('pointerup', end);
	stage.addEventListener('pointercancel', end);
	// The last that comes of a touch: what lies below the stage gets none of it, even where this takes the stage away.
	stage.addEventListener('click', (event) => {
		if (travelled < dragCssPixels) listener.onTap(listener.isOnPicture(event.clientX, event.clientY));
	});
	stage.addEventListener('dblclick', (event) => listener.onDoubleTap(at(event)));
	stage.addEventListener(
		'wheel',
		(event) => {
			event.preventDefault();
			const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * cssPixelsPerLine;
			listener.onZoom((event.ctrlKey ? factorPerPinchPixel : factorPerWheelPixel) ** -pixels, at(event));
		},
		{ passive: false },
	);
}
