import { spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder that is gone when we are. */
export interface TemporaryFolder {
	readonly path: string;
	/** Removes it and all that is in it; resolves when it is gone. */
	readonly remove: () => Promise<void>;
}

/** A program that still writes into the folder makes its removal fail, and ends with us as well. */
const removeAtTheEnd = 'cat >/dev/null; until rm -rf -- "$1"; do sleep 0.1; done';

/**
 * Makes an empty folder that every user may look into. It is removed by a process of its own when that one's input ends:
 * with ours, however that comes about.
 */
export async function makeTemporaryFolder(prefix: string): Promise<TemporaryFolder> {
	const folder = await mkdtemp(path.join(tmpdir(), prefix));
	const remover = spawn('sh', ['-c', removeAtTheEnd, 'sh', folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
	const removed = new Promise<void>((resolve, reject) => {
		remover.once('error', reject);
		remover.once('close', () => resolve());
	});
	// Who waits for it is told; until somebody does, a failure is nobody's.
	removed.catch(() => undefined);
	await chmod(folder, 0o755);
	return {
		path: folder,
		async remove() {
			remover.stdin.end();
			await removed;
		},
	};
}
