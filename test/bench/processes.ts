import { readFileSync, readdirSync } from 'node:fs';

/** A process of a browser as Linux tells of it; other systems tell nothing (`/proc`). */
interface ProcessFacts {
	readonly id: number;
	readonly parent: number;
	/** Hundredths of a second, of its own and for it in the kernel (`proc_pid_stat(5)`, utime and stime). */
	readonly ticks: number;
}

function factsOf(id: number): ProcessFacts | undefined {
	try {
		// The name in brackets may hold anything; what follows is numbers.
		const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
			.replace(/^.*\) /, '')
			.split(' ')
			.map(Number);
		return { id, parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
	} catch {
		return undefined;
	}
}

/** A process and all below it. */
function family(root: number): ProcessFacts[] {
	const all = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => factsOf(Number(name)) ?? []);
	const members = new Set([root]);
	for (const member of members) for (const { id, parent } of all) if (parent === member) members.add(id);
	return all.filter(({ id }) => members.has(id));
}

/** What a browser's processes hold of the machine's memory together, shared pages counted once (PSS), in megabytes. */
export function browserMegabytes(root: number): number {
	const kilobytes = family(root).map(({ id }) => {
		try {
			return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
		} catch {
			return 0;
		}
	});
	return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** How long a browser's processes have been on a processor so far, in milliseconds. */
export function browserProcessorMilliseconds(root: number): number {
	return family(root).reduce((sum, { ticks }) => sum + ticks * 10, 0);
}
