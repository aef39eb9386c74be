import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../setup/project-folder.mjs';
import { makePackages, packagePaths } from './make-packages';

/**
 * `npm run package`: makes the packages for the stores, and says where they are, how large, and their digests, by which
 * anyone can compare what they built.
 *
 * @returns the exit code
 */
export async function run(): Promise<number> {
	const problem = await makePackages();
	if (problem !== undefined) {
		console.error(problem);
		return 1;
	}
	for (const path of Object.values(packagePaths)) {
		const bytes = readFileSync(join(projectFolder, path));
		console.log(`${path}  ${(bytes.length / 1000).toFixed(1)} kB\n  sha256 ${createHash('sha256').update(bytes).digest('hex')}`);
	}
	return 0;
}
