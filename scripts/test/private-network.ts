import { join } from 'node:path';
import type { Surroundings } from '../browsers/surroundings';
import { projectFolder } from '../setup/project-folder.mjs';

const script = join(projectFolder, 'scripts', 'test', 'private-network.sh');
const tryTimeoutMilliseconds = 10_000;

/** What goes before a command so that it runs in a network of its own, or why none can be had, in a sentence. */
export type PrivateNetwork = { readonly prefix: readonly string[] } | { readonly problem: string };

/**
 * Finds out how to run a command in a network of its own (`private-network.sh`): as root, or as an ordinary user who may
 * make user namespaces. Tried with a command that does nothing, since sandboxes refuse it in many ways.
 */
export async function findPrivateNetwork(surroundings: Surroundings): Promise<PrivateNetwork> {
	if (surroundings.platform !== 'linux') return { problem: 'A network of its own only exists on Linux.' };
	const asRoot = surroundings.userId === 0 ? [] : ['--map-root-user'];
	const args = ['--net', '--mount', ...asRoot, 'sh', script];
	const options = { label: 'unshare', timeoutMilliseconds: tryTimeoutMilliseconds };
	const { exitCode, output } = await surroundings.run('unshare', [...args, 'true'], options);
	if (exitCode === 0) return { prefix: ['unshare', ...args] };
	const said = output.trim().split('\n').at(-1) ?? '';
	return { problem: `This machine allows no network of its own${said === '' ? '' : ` (${said})`}.` };
}
