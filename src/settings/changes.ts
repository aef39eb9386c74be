import type { Settings } from './schema';

/** One thing that differs between two settings: a missing side is one that has no such thing. */
export interface Change {
	readonly setting: keyof Settings;
	/** Which site, host or mapping it is about, where there may be many. */
	readonly name?: string;
	readonly before?: unknown;
	readonly after?: unknown;
}

/** What would change, so that a person can see it before. */
export function changesBetween(before: Settings, after: Settings): Change[] {
	const { sites, pictureHosts, mappings, ...single } = before;
	const { sites: sitesAfter, pictureHosts: hostsAfter, mappings: mappingsAfter, ...singleAfter } = after;
	return [
		...differences(sites, sitesAfter).map((change) => ({ setting: 'sites' as const, ...change })),
		...differences(pictureHosts ?? {}, hostsAfter ?? {}).map((change) => ({ setting: 'pictureHosts' as const, ...change })),
		...mappingChanges(mappings, mappingsAfter),
		...differences(single, singleAfter).flatMap(({ name, ...sides }) => (isSingle(name) ? [{ setting: name, ...sides }] : [])),
	];
}

function isSingle(name: string): name is keyof Settings {
	return name !== 'sites';
}

/** The first mapping that fits counts, so that another order is a change too: it is told where nothing else differs. */
function mappingChanges(before: Settings['mappings'] = [], after: Settings['mappings'] = []): Change[] {
	const changes = differences(byName(before), byName(after));
	const isReordered = changes.length === 0 && before.some(({ from }, index) => from !== after[index]?.from);
	return isReordered ? [{ setting: 'mappings', before, after }] : changes.map((change) => ({ setting: 'mappings', ...change }));
}

/** Two mappings may begin alike: then their order counts, so that they are one thing. */
function byName(mappings: NonNullable<Settings['mappings']>): Record<string, unknown> {
	return Object.fromEntries(mappings.map(({ from }) => [from, mappings.filter((mapping) => mapping.from === from)]));
}

function differences(
	before: Readonly<Record<string, unknown>>,
	after: Readonly<Record<string, unknown>>,
): { name: string; before?: unknown; after?: unknown }[] {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	return names
		.filter((name) => JSON.stringify(sorted(before[name])) !== JSON.stringify(sorted(after[name])))
		.map((name) => ({
			name,
			...(Object.hasOwn(before, name) && { before: before[name] }),
			...(Object.hasOwn(after, name) && { after: after[name] }),
		}));
}

/** The same value with its keys in one order. */
function sorted(value: unknown): unknown {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => one.localeCompare(other)))
		: value;
}
