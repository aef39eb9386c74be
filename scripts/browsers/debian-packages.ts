import { programPath } from './program-path';
import type { Surroundings } from './surroundings';

const updateTimeoutMilliseconds = 3 * 60_000;
const installTimeoutMilliseconds = 10 * 60_000;

/** Debian, Ubuntu and what is made of them, by os-release(5). */
function isDebianFamily(surroundings: Surroundings): boolean {
	const release = surroundings.readText('/etc/os-release') ?? '';
	return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}

/** Says why packages cannot be installed here, or nothing where they can. Only root: nobody's password is asked for. */
export function debianPackagesProblem(surroundings: Surroundings): string | undefined {
	if (!isDebianFamily(surroundings) || programPath(surroundings, 'apt-get') === undefined) return 'this is not Debian or Ubuntu';
	if (surroundings.userId !== 0) return 'only root may install packages';
	return undefined;
}

/**
 * Installs packages with apt-get, without questions, bounded in time.
 *
 * @returns what went wrong, in a sentence; nothing where all is installed
 */
export async function installDebianPackages(surroundings: Surroundings, packages: readonly string[]): Promise<string | undefined> {
	const environment = { DEBIAN_FRONTEND: 'noninteractive' };
	const names = packages.join(' ');
	surroundings.say(`  Installing ${names} with apt-get …`);
	// A stale list names files that are gone; an update that fails in part may still be good enough for the installation.
	const update = await surroundings.run('apt-get', ['update'], {
		label: 'apt-get update',
		timeoutMilliseconds: updateTimeoutMilliseconds,
		environment,
	});
	const args = ['-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '--no-install-recommends', ...packages];
	const install = await surroundings.run('apt-get', args, {
		label: `apt-get install ${names}`,
		timeoutMilliseconds: installTimeoutMilliseconds,
		environment,
	});
	const seconds = Math.round((update.milliseconds + install.milliseconds) / 1000);
	if (install.exitCode === 0) {
		surroundings.say(`  Installed ${names} in ${seconds} s.`);
		return undefined;
	}
	const lastLine = install.output.trim().split('\n').at(-1) ?? '';
	const why = install.timedOut ? `it took more than ${installTimeoutMilliseconds / 60_000} minutes` : lastLine;
	surroundings.say(`  apt-get could not install ${names} (${seconds} s): ${why}`);
	return `apt-get could not install ${names}: ${why}.`;
}
