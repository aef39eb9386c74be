/** The middle of several measurements, and between what their middle half lies. */
export interface Spread {
	readonly median: number;
	readonly low: number;
	readonly high: number;
}

/** The value below which this part of all lies, between the nearest two where it falls between them. Throws where there is none. */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	const position = (sorted.length - 1) * part;
	const below = sorted[Math.floor(position)];
	const above = sorted[Math.ceil(position)];
	if (below === undefined || above === undefined) throw new Error('Nothing was measured');
	return below + (above - below) * (position - Math.floor(position));
}

/** Median and quartiles. */
export function spreadOf(values: readonly number[]): Spread {
	return { median: quantile(values, 0.5), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

/**
 * How many times as much one is as the other, by pairs that were measured next to each other: what slows the machine down for a
 * moment slows both of a pair.
 */
export function ratioOf(ours: readonly number[], base: readonly number[]): Spread {
	return spreadOf(pairs(ours, base).map(([one, other]) => one / other));
}

/** How much more one is than the other, by pairs as well. */
export function differenceOf(ours: readonly number[], base: readonly number[]): Spread {
	return spreadOf(pairs(ours, base).map(([one, other]) => one - other));
}

function pairs(ours: readonly number[], base: readonly number[]): [number, number][] {
	if (ours.length !== base.length) throw new Error(`${ours.length} measurements have no ${base.length} to be compared with`);
	return ours.map((value, index) => [value, base[index] ?? Number.NaN]);
}
