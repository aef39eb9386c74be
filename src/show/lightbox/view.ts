import type { Size } from '../../shared/fit';
import { maximumZoom } from '../../shared/limits';

/** A place on the stage, in CSS pixels from its middle. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** How a picture lies on the stage. */
export interface View {
	/** CSS pixels for each of the picture's own. */
	readonly scale: number;
	/** Where its middle is. */
	readonly middle: Point;
	/** Quarters that it is turned by, clockwise, never wound back, so that it always turns the same way. */
	readonly turns: number;
}

/** The picture in its own pixels, and the stage in CSS pixels. */
export interface Sizes {
	readonly picture: Size;
	readonly stage: Size;
}

const centre: Point = { x: 0, y: 0 };

/** The scale at which all of a picture is to be seen; one that is smaller than the stage is not enlarged. */
export function fitScale({ picture, stage }: Sizes, turns: number): number {
	const { width, height } = turned(picture, turns);
	return Math.min(1, stage.width / width, stage.height / height);
}

/** All of the picture, in the middle. */
export function fitView(sizes: Sizes, turns = 0): View {
	return { scale: fitScale(sizes, turns), middle: centre, turns };
}

/** Whether all of a picture is to be seen, so that there is nothing to drag. */
export function isFit(view: View, sizes: Sizes): boolean {
	return view.scale <= fitScale(sizes, view.turns) * 1.001;
}

/** Zooms so that what is at a place of the stage stays there; never beyond the whole picture, or `maximumZoom`. */
export function zoomedTo(view: View, scale: number, at: Point, sizes: Sizes): View {
	const next = Math.min(maximumZoom, Math.max(fitScale(sizes, view.turns), scale));
	const factor = next / view.scale;
	const middle = { x: at.x - (at.x - view.middle.x) * factor, y: at.y - (at.y - view.middle.y) * factor };
	return bounded({ ...view, scale: next, middle }, sizes);
}

/** Moves by so much, as far as there is something to see. */
export function movedBy(view: View, by: Point, sizes: Sizes): View {
	return bounded({ ...view, middle: { x: view.middle.x + by.x, y: view.middle.y + by.y } }, sizes);
}

/** Turns by a quarter and shows all of the picture. */
export function turnedOn(view: View, sizes: Sizes): View {
	return fitView(sizes, view.turns + 1);
}

/** The same view on a stage of another size: what showed all of a picture still does. */
export function onStage(view: View, before: Sizes, sizes: Sizes): View {
	return isFit(view, before) ? fitView(sizes, view.turns) : zoomedTo(view, view.scale, centre, sizes);
}

/** Keeps the picture's edges at the stage's or beyond; along a side that is shorter than the stage's it stays in the middle. */
function bounded(view: View, { picture, stage }: Sizes): View {
	const { width, height } = turned(picture, view.turns);
	const most = (side: number, ofStage: number): number => Math.max(0, (side * view.scale - ofStage) / 2);
	const within = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value));
	return {
		...view,
		middle: {
			x: within(view.middle.x, most(width, stage.width)),
			y: within(view.middle.y, most(height, stage.height)),
		},
	};
}

function turned({ width, height }: Size, turns: number): Size {
	return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}
