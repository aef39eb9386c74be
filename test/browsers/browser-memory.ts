import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

const sampleMilliseconds = 100;
const bytesPerMegabyte = 1024 * 1024;

/** The memory of the browser that a test drives, in megabytes beyond what it held when this began; 0 where the system does not tell. */
export interface MemoryWatch {
	/** What all its processes hold now, in megabytes. */
	held(): number;
	/** How much more that is than at first. */
	growth(): number;
	/** The most that they have held at once. */
	peakGrowth(): number;
	end(): void;
}

/** Watches the processes that this one has started, with all that they have started (Linux, `proc(5)`). */
export function watchMemory(): MemoryWatch {
	const first = heldBytes();
	let most = first;
	const sample = (): number => {
		const held = heldBytes();
		most = Math.max(most, held);
		return held;
	};
	const timer = setInterval(sample, sampleMilliseconds);
	return {
		held: () => sample() / bytesPerMegabyte,
		growth: () => (sample() - first) / bytesPerMegabyte,
		peakGrowth: () => (most - first) / bytesPerMegabyte,
		end: () => clearInterval(timer),
	};
}

/** What the descendants of this process hold that they share with nobody. */
function heldBytes(): number {
	const parents = new Map<number, number>();
	for (const entry of entriesOf('/proc')) {
		const pid = Number(entry);
		if (!Number.isInteger(pid)) continue;
		// The name in parentheses may hold anything; behind it are the state and the parent.
		const parent = Number(/^.*\) \S (\d+) /s.exec(read(`/proc/${pid}/stat`))?.[1]);
		if (Number.isInteger(parent)) parents.set(pid, parent);
	}
	const isOurs = (pid: number): boolean => {
		for (let at = parents.get(pid); at !== undefined && at > 1; at = parents.get(at)) if (at === process.pid) return true;
		return false;
	};
	return [...parents.keys()].filter(isOurs).reduce((sum, pid) => sum + ownBytes(pid), 0);
}

function ownBytes(pid: number): number {
	return Number(/^RssAnon:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

function entriesOf(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

/** Processes end while they are looked at. */
function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
