import * as v from 'valibot';
import { evictedCountCells, maximumRequestsPerUrlPerHour, rememberedMilliseconds } from '../../shared/limits';
import { isRecent } from './entry';

/** One digit a cell, so that a generation is a short text in the browser's storage. */
const rowSchema = v.pipe(v.string(), v.length(evictedCountCells), v.regex(/^\d+$/));
const generationSchema = v.object({ begunAt: v.number(), latestAt: v.number(), rows: v.tuple([rowSchema, rowSchema]) });
const generationsSchema = v.array(generationSchema);

/**
 * How often the URLs were asked for that had to leave the ledger: a count-min sketch (Cormode and Muthukrishnan, 2005) of
 * a fixed size, which may count too much where very many URLs leave and never too little. So a flood of URLs makes no
 * room for more requests of any of them.
 */
export interface EvictedCounts {
	/** Adds a URL's requests, with their times in milliseconds since the epoch. */
	add(url: string, requestedAt: readonly number[], now: number): void;
	/** Times for as many requests as the URL may have had within the last hour, no earlier than they were. */
	requestedAt(url: string, now: number): readonly number[];
	/** What `createEvictedCounts` takes, for storage. */
	toStored(): unknown;
}

/** One hour's leavers. It is kept until all its requests are an hour old, while the next one fills. */
interface Generation {
	readonly begunAt: number;
	latestAt: number;
	readonly rows: readonly [Uint8Array, Uint8Array];
}

/** With what was stored, or empty where that is nothing of ours. */
export function createEvictedCounts(stored: unknown): EvictedCounts {
	const parsed = v.safeParse(generationsSchema, stored);
	let generations: Generation[] = parsed.success ? parsed.output.map(fromStored) : [];

	const current = (now: number): Generation => {
		generations = generations.filter(({ latestAt }) => isRecent(latestAt, now));
		const last = generations.at(-1);
		if (last && now - last.begunAt < rememberedMilliseconds) return last;
		const next: Generation = {
			begunAt: now,
			latestAt: 0,
			rows: [new Uint8Array(evictedCountCells), new Uint8Array(evictedCountCells)],
		};
		generations.push(next);
		return next;
	};

	return {
		add(url, requestedAt, now) {
			if (requestedAt.length === 0) return;
			const generation = current(now);
			generation.latestAt = Math.max(generation.latestAt, ...requestedAt);
			generation.rows.forEach((row, index) => {
				const cell = cellOf(url, index);
				row[cell] = Math.min(maximumRequestsPerUrlPerHour, (row[cell] ?? 0) + requestedAt.length);
			});
		},
		requestedAt(url, now) {
			return generations.flatMap(({ latestAt, rows }) => {
				if (!isRecent(latestAt, now)) return [];
				const count = Math.min(...rows.map((row, index) => row[cellOf(url, index)] ?? 0));
				return Array.from({ length: count }, () => latestAt);
			});
		},
		toStored: () => generations.map(({ begunAt, latestAt, rows }) => ({ begunAt, latestAt, rows: rows.map((row) => row.join('')) })),
	};
}

function fromStored({ begunAt, latestAt, rows }: v.InferOutput<typeof generationSchema>): Generation {
	const [first, second] = rows;
	return { begunAt, latestAt, rows: [Uint8Array.from(first, Number), Uint8Array.from(second, Number)] };
}

/** FNV-1a over the URL's UTF-16 units, begun differently for each row, and mixed at its end so that the low bits will do. */
function cellOf(url: string, row: number): number {
	let hash = 0x81_1c_9d_c5 ^ Math.imul(row + 1, 0x9e_37_79_b9);
	for (let index = 0; index < url.length; index += 1) hash = Math.imul(hash ^ url.charCodeAt(index), 0x01_00_01_93);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
	return ((hash ^ (hash >>> 13)) >>> 0) % evictedCountCells;
}
