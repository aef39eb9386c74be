import { watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several strokes, and a change of branch writes many files. */
const quietMilliseconds = 150;

/**
 * Calls back after something in these folders has changed and nothing has for a moment; what changes while the last call is
 * still at work is one more call after it. Ends with the signal.
 */
export function onChanges(projectFolder: string, folders: readonly string[], work: () => Promise<void>, signal: AbortSignal): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isAtWork = false;
	let isChanged = false;

	const begin = async (): Promise<void> => {
		isChanged = isAtWork;
		if (isAtWork) return;
		isAtWork = true;
		await work();
		isAtWork = false;
		if (isChanged && !signal.aborted) await begin();
	};

	for (const folder of folders) {
		watch(join(projectFolder, folder), { recursive: true, signal }, () => {
			clearTimeout(timer);
			timer = setTimeout(() => void begin(), quietMilliseconds);
		});
	}
	signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
