import { parentElementOf } from '../find/parents';
import { isColumn, isRow, putAt, type Place } from './place';

/** How far rounding may put one edge beyond another, in CSS pixels. */
const roundingCssPixels = 1;

/**
 * Puts a host where it is whole and the chat's layout stays as it was: at its place, else near it, no further than after
 * its message. Returns where it is now; undefined where there is no room for it, as in a list whose rows all have one
 * height and a position: then it is on no place. Pauses between changing and looking, so that several hosts are put one
 * step after the other, and the page is laid out once a step and not once a host. `rows` selects what its site is known
 * to have as messages.
 */
export function* putWhole(place: Place, host: Element, rows: string): Generator<void, Place | undefined, void> {
	let whole: Place | undefined;
	for (const candidate of candidates(place, rows)) {
		host.remove();
		yield;
		const before = shape(candidate, host);
		yield;
		putAt(candidate, host);
		yield;
		if (!isWhole(candidate, host, rows)) continue;
		if (candidate.inside || shape(candidate, host) === before) return candidate;
		whole ??= candidate;
	}
	if (whole) putAt(whole, host);
	else host.remove();
	return whole;
}

/** The place itself, then inside the block instead of after it, then after what is around it, up to its message. */
function* candidates(place: Place, rows: string): Generator<Place, void, void> {
	const { block, inside } = place;
	yield place;
	if (!inside && isColumn(block)) yield { block, inside: true };
	let isMessage = false;
	for (let box: Element | null = block; box && box !== box.ownerDocument.body && !isMessage;) {
		const around = parentElementOf(box);
		isMessage = isRow(box, rows);
		if (around && isColumn(around) && (inside || box !== block)) yield { block: box, inside: false };
		box = around;
	}
}

/** Whether a host stands below what is before it, and no box of its message ends above its lower edge. */
export function isWhole({ block, inside }: Place, host: Element, rows: string): boolean {
	const { top, bottom, height } = host.getBoundingClientRect();
	// A log that is not on the screen now has no layout to judge by.
	if (height === 0) return true;
	if (!inside && top < block.getBoundingClientRect().bottom - roundingCssPixels) return false;
	for (let box = parentElementOf(host); box && isColumn(box); box = parentElementOf(box)) {
		if (box.getBoundingClientRect().bottom < bottom - roundingCssPixels) return false;
		if (isRow(box, rows)) break;
	}
	return true;
}

/** What rules such as `:last-child` and `+` may change of the nodes that a host stands beside. */
function shape({ block, inside }: Place, host: Element): string {
	if (inside) return '';
	const next = host.previousSibling === block ? host.nextElementSibling : block.nextElementSibling;
	const parts = [block, next].map((element) => {
		const { left, width, height } = element?.getBoundingClientRect() ?? {};
		return [left, width, height].map((value) => Math.round(value ?? 0));
	});
	return [...parts, getComputedStyle(block).marginBottom].join();
}
