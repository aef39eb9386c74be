import type { BrowserKind } from './browser-kind';
import type { Surroundings } from './surroundings';

/** A way to get a browser that failed is not gone again for so long. */
const failureRememberedMilliseconds = 10 * 60_000;

/** The texts of the remembered file; whatever else is in it is ignored. */
function readMemory(surroundings: Surroundings): Record<string, string> {
	let parsed: unknown;
	try {
		parsed = JSON.parse(surroundings.readText(surroundings.memoryFile) ?? '{}');
	} catch {
		return {};
	}
	if (typeof parsed !== 'object' || parsed === null) return {};
	return Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function writeMemory(surroundings: Surroundings, memory: Record<string, string | undefined>): void {
	surroundings.writeText(surroundings.memoryFile, `${JSON.stringify(memory, null, '\t')}\n`);
}

/** The browser that served last time. */
export function rememberedBrowser(surroundings: Surroundings, kind: BrowserKind): string | undefined {
	return readMemory(surroundings)[kind.id];
}

/** Keeps the path of a browser that will do. */
export function rememberBrowser(surroundings: Surroundings, kind: BrowserKind, path: string): void {
	const memory = readMemory(surroundings);
	if (memory[kind.id] !== path) writeMemory(surroundings, { ...memory, [kind.id]: path });
}

/** How many minutes ago this way failed, where that is too recent to try it again. */
export function minutesSinceFailure(surroundings: Surroundings, way: string): number | undefined {
	const failedAt = Date.parse(readMemory(surroundings)[`failed: ${way}`] ?? '');
	const elapsedMilliseconds = surroundings.now() - failedAt;
	return elapsedMilliseconds >= 0 && elapsedMilliseconds < failureRememberedMilliseconds
		? Math.round(elapsedMilliseconds / 60_000)
		: undefined;
}

/** Keeps when a way failed; `undefined` as the time forgets it. */
export function rememberFailure(surroundings: Surroundings, way: string, failed: boolean): void {
	const time = failed ? new Date(surroundings.now()).toISOString() : undefined;
	writeMemory(surroundings, { ...readMemory(surroundings), [`failed: ${way}`]: time });
}
