import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { projectFolder } from '../../scripts/setup/project-folder.mjs';

/** Not in the system's temporary folder: browsers installed as snaps have a /tmp of their own. */
const profilesFolder = join(projectFolder, '.vignette', 'profiles');

function isRunning(processId: number): boolean {
	try {
		process.kill(processId, 0);
		return true;
	} catch {
		return false;
	}
}

/** Removes the profiles of runs that were ended before they could tidy up. */
function removeAbandonedProfiles(): void {
	for (const name of readdirSync(profilesFolder)) {
		if (!isRunning(Number(name.split('-')[1]))) removeProfileFolder(join(profilesFolder, name));
	}
}

/** Makes an empty profile folder, named after our process. */
export function createProfileFolder(browser: 'chromium' | 'firefox'): string {
	mkdirSync(profilesFolder, { recursive: true });
	removeAbandonedProfiles();
	return mkdtempSync(join(profilesFolder, `${browser}-${process.pid}-`));
}

/** Removes a profile; a browser that is still writing its last files is given a moment. */
export function removeProfileFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
