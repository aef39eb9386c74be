import { expect, test } from 'vitest';
import { systemProgramsProblem, virtualDisplay, xmppServer } from '../../../scripts/browsers/system-programs';
import { debianFiles, fakeSurroundings } from './fake-surroundings';

const ubuntuFiles = { '/etc/os-release': 'ID=pop\nID_LIKE="ubuntu debian"\n' };
const aptGet = { '/usr/bin/apt-get': 'apt 2.6.1 (amd64)' };
const aptInstall = 'apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends';

test('programs of administrators are found without their folder on the PATH', async () => {
	const surroundings = fakeSurroundings({ programs: { '/usr/sbin/ejabberdctl': '' } });
	expect(await systemProgramsProblem(surroundings, xmppServer)).toBeUndefined();
	expect(surroundings.commandLines).toEqual([]);
});

test.each([debianFiles, ubuntuFiles])('root gets what is missing installed', async (files) => {
	const surroundings = fakeSurroundings({
		files,
		programs: { ...aptGet, '/usr/bin/Xvfb': '' },
		userId: 0,
		commands: { 'apt-get update': {}, [aptInstall]: { installs: { '/usr/bin/xdotool': '' } } },
	});
	expect(await systemProgramsProblem(surroundings, virtualDisplay)).toBeUndefined();
	expect(surroundings.commandLines).toEqual(['apt-get update', `${aptInstall} xvfb xdotool`]);
});

test('what apt-get says last is passed on where it fails', async () => {
	const failure = { exitCode: 100, output: 'Reading package lists...\nE: Unable to locate package ejabberd\n' };
	const surroundings = fakeSurroundings({ files: debianFiles, programs: aptGet, userId: 0, commands: { [aptInstall]: failure } });
	expect(await systemProgramsProblem(surroundings, xmppServer)).toBe(
		'apt-get could not install ejabberd: E: Unable to locate package ejabberd.',
	);
});

test('anybody else is told what to install', async () => {
	const surroundings = fakeSurroundings({ files: debianFiles, programs: aptGet });
	expect(await systemProgramsProblem(surroundings, xmppServer)).toBe(
		'ejabberdctl not found, and only root may install packages: install ejabberd to run these tests.',
	);
	expect(await systemProgramsProblem(fakeSurroundings({ userId: 0 }), xmppServer)).toBe(
		'ejabberdctl not found, and this is not Debian or Ubuntu: install ejabberd to run these tests.',
	);
});

test('a virtual display exists on Linux only', async () => {
	const surroundings = fakeSurroundings({ platform: 'darwin', programs: { '/usr/bin/Xvfb': '', '/usr/bin/xdotool': '' } });
	expect(await systemProgramsProblem(surroundings, virtualDisplay)).toBe('Xvfb and xdotool only exist on linux.');
});
