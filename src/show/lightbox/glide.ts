import type { Point } from './view';

/** Where a pointer was, and when: in milliseconds, from whenever. */
export interface Moment extends Point {
	readonly time: number;
}

/** What a pointer did before the last of its movement does not count. */
const lastMilliseconds = 100;

/** In this time it loses 63 % of its speed: it goes on as far as it would have gone in it. */
const slowingMilliseconds = 250;

/**
 * How fast a pointer went when it was let go, in CSS pixels a millisecond. One that had come to rest before goes nowhere.
 *
 * @param path - where it was, in order
 * @param end - when it was let go
 */
export function speedAtEnd(path: readonly Moment[], end: number): Point {
	const last = path.filter(({ time }) => end - time < lastMilliseconds);
	const [from, to] = [last[0], last.at(-1)];
	if (!from || !to || to.time <= from.time) return { x: 0, y: 0 };
	const milliseconds = to.time - from.time;
	return { x: (to.x - from.x) / milliseconds, y: (to.y - from.y) / milliseconds };
}

/** How far what was let go at a speed has gone so many milliseconds later, in CSS pixels: ever more slowly. */
export function carried({ x, y }: Point, milliseconds: number): Point {
	const factor = slowingMilliseconds * (1 - Math.exp(-milliseconds / slowingMilliseconds));
	return { x: x * factor, y: y * factor };
}
