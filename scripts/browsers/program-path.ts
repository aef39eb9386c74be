import { posix, win32 } from 'node:path';
import type { Surroundings } from './surroundings';

/** Programs for administrators, which a user's PATH often leaves out. */
const administratorFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The full path of a program on the PATH (or among the system's own), or undefined where there is none of that name. */
export function programPath(surroundings: Surroundings, name: string): string | undefined {
	const windows = surroundings.platform === 'win32';
	const { join, delimiter } = windows ? win32 : posix;
	const folders = (surroundings.environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	if (!windows) folders.push(...administratorFolders);
	return folders.map((folder) => join(folder, windows ? `${name}.exe` : name)).find((path) => surroundings.isExecutable(path));
}
