import type { FixtureServer } from '../servers/fixture-server';
import type { BareChromium } from './bare-chromium';
import { differenceOf, ratioOf, spreadOf, type Spread } from './statistics';

/** What figures are measured in. All of one run have it in common. */
export interface Setting {
	/** Chats and pictures, with TLS, under every name below .test. */
	readonly server: FixtureServer;
	/** Chromium with the extension in it, and one without. */
	readonly withUs: BareChromium;
	readonly without: BareChromium;
	/** Says how far a figure has got. */
	readonly say: (progress: string) => void;
}

/** One line of the table. */
export interface Row {
	readonly name: string;
	readonly against: string;
	readonly unit: string;
	readonly ours: Spread;
	/** What it is compared with; missing where it stands for itself. */
	readonly base?: Spread;
	/** What the goal is about: how many times the base, or how much more, or the thing itself. */
	readonly measured: Spread;
	/** At most this; missing where nothing is promised. */
	readonly goal?: number;
	readonly measurements: number;
	/** What is to be known about it. */
	readonly note?: string;
}

/** One figure, which may be several lines. */
export interface Figure {
	/** What it is called on the command line. */
	readonly id: string;
	readonly title: string;
	measure(setting: Setting): Promise<Row[]>;
}

interface Named {
	readonly name: string;
	readonly against: string;
	readonly unit: string;
	readonly goal?: number;
	readonly note?: string;
}

/** How many times the base, by pairs. */
export function ratioRow(named: Named, ours: readonly number[], base: readonly number[]): Row {
	return { ...named, ours: spreadOf(ours), base: spreadOf(base), measured: ratioOf(ours, base), measurements: ours.length };
}

/** How much more than the base, by pairs. */
export function differenceRow(named: Named, ours: readonly number[], base: readonly number[]): Row {
	return { ...named, ours: spreadOf(ours), base: spreadOf(base), measured: differenceOf(ours, base), measurements: ours.length };
}

/** The thing itself. */
export function valueRow(named: Named, values: readonly number[]): Row {
	const measured = spreadOf(values);
	return { ...named, ours: measured, measured, measurements: values.length };
}

/** Whether the middle measurement is within the goal; undefined where there is none. */
export function isMet({ goal, measured }: Row): boolean | undefined {
	return goal === undefined ? undefined : measured.median <= goal;
}

/** Measures two things in turns, the one first in every second round, so that neither has the better place. */
export async function inTurns(
	rounds: number,
	ours: (round: number) => Promise<number>,
	base: (round: number) => Promise<number>,
): Promise<{ readonly ours: number[]; readonly base: number[] }> {
	const measured = { ours: [] as number[], base: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		const order = round % 2 === 0 ? (['ours', 'base'] as const) : (['base', 'ours'] as const);
		for (const which of order) measured[which].push(await (which === 'ours' ? ours : base)(round));
	}
	return measured;
}
