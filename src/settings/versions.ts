import * as v from 'valibot';

/** Settings as they are stored, of whatever version; or as a file holds them. */
export type Stored = Readonly<Record<string, unknown>>;

/** Makes settings of the next version of those of one. What is damaged passes through: it is dropped when it is parsed. */
export type Migration = (stored: Stored) => Stored;

/** A step has failed: a bug of ours, which must not cost what is stored. */
export class MigrationError extends Error {
	constructor(from: number, cause: unknown) {
		super(`Settings of version ${from} could not be brought to the next one`, { cause });
	}
}

/** The first makes version 2 of version 1, and so on: each change of what stored settings mean adds one at the end. */
const migrations: readonly Migration[] = [];

/** The version that is written. */
export const settingsVersion = migrations.length + 1;

const version = v.pipe(v.number(), v.integer(), v.minValue(1));
function isStored(value: unknown): value is Stored {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The version that stored settings are of; the first, where they do not say. */
export function versionOf(settings: Stored): number {
	return v.is(version, settings['version']) ? settings['version'] : 1;
}

/**
 * Brings what is stored to the present version. Settings of a later one pass as they are, since what they still have in
 * common with ours can be read. Undefined if there are none at all. Throws a `MigrationError` where a step fails.
 */
export function migrated(raw: unknown, steps: readonly Migration[] = migrations): Stored | undefined {
	if (!isStored(raw)) return undefined;
	const present = steps.length + 1;
	const from = versionOf(raw);
	if (from > present) return raw;
	const settings = steps.slice(from - 1).reduce<Stored>((before, step, index) => stepped(step, before, from + index), raw);
	return { ...settings, version: present };
}

function stepped(step: Migration, settings: Stored, from: number): Stored {
	try {
		return step(settings);
	} catch (error) {
		throw new MigrationError(from, error);
	}
}

/**
 * What to write where stored settings are of a later version, after a change of what we can read of them: only what has
 * changed is replaced, so that nothing is lost that we do not know.
 */
export function changedWithin(kept: Stored, before: Stored, after: Stored): Stored {
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	const changed = [...names].filter((name) => !isSame(before[name], after[name]));
	const untouched = Object.entries(kept).filter(([name]) => !changed.includes(name));
	const replaced = changed
		.filter((name) => Object.hasOwn(after, name))
		.map((name) => [name, within(kept[name], before[name], after[name])] as const);
	return Object.fromEntries<unknown>([...untouched, ...replaced]);
}

function within(kept: unknown, before: unknown, after: unknown): unknown {
	if (!isStored(after) || kept === undefined) return after;
	if (!isStored(kept)) throw new Error('A later version has stored these settings in a way that cannot be changed here');
	return changedWithin(kept, isStored(before) ? before : {}, after);
}

/** Whether two values are equal, in their keys' order too: one too many taken for changed does no harm. */
function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
