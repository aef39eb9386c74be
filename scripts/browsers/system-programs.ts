import { debianPackagesProblem, installDebianPackages } from './debian-packages';
import { programPath } from './program-path';
import { isContinuousIntegration, type Surroundings } from './surroundings';

/** Programs of the system that a group of tests drives. */
export interface SystemPrograms {
	/** All of them are needed. */
	readonly programs: readonly string[];
	/** The packages of Debian and Ubuntu that hold them. */
	readonly debianPackages: readonly string[];
	/** The systems they exist for; undefined: any. */
	readonly platforms?: readonly NodeJS.Platform[];
	/** Whether installing them starts services, which nobody gets unasked on a machine of their own. */
	readonly startServices?: boolean;
}

/** The servers of the tests in a real chat. */
export const xmppServers: SystemPrograms = {
	programs: ['ejabberdctl', 'nginx', 'incrond', 'openssl'],
	debianPackages: ['ejabberd', 'nginx', 'incron', 'openssl'],
	startServices: true,
};

/** A display nobody sees, and a hand that presses keys on it: for the browser's own permission prompt. */
export const virtualDisplay: SystemPrograms = {
	programs: ['Xvfb', 'xdotool'],
	debianPackages: ['xvfb', 'xdotool'],
	platforms: ['linux'],
};

/**
 * Sees to it that the programs are there, installing them where that can be done without asking anyone: as root on Debian or
 * Ubuntu, and services only in continuous integration.
 *
 * @returns why they cannot be had, in a sentence; nothing where they are there
 */
export async function systemProgramsProblem(surroundings: Surroundings, wanted: SystemPrograms): Promise<string | undefined> {
	const missing = () => wanted.programs.filter((name) => programPath(surroundings, name) === undefined);
	if (wanted.platforms !== undefined && !wanted.platforms.includes(surroundings.platform)) {
		return `${wanted.programs.join(' and ')} only exist on ${wanted.platforms.join(', ')}.`;
	}
	const names = missing().join(' and ');
	if (names === '') return undefined;
	if (wanted.startServices === true && !isContinuousIntegration(surroundings.environment)) {
		const command = `sudo apt-get install -y ${wanted.debianPackages.join(' ')}`;
		return `${names} not found. They are services, so they are not installed unasked (Debian, Ubuntu: ${command}).`;
	}
	const problem = debianPackagesProblem(surroundings);
	if (problem !== undefined) {
		return `${names} not found, and ${problem}: install ${wanted.debianPackages.join(' and ')} to run these tests.`;
	}
	const failure = await installDebianPackages(surroundings, wanted.debianPackages);
	return missing().length === 0 ? undefined : (failure ?? `${names} not found after the installation.`);
}
