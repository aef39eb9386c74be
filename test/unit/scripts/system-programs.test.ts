import { expect, test } from 'vitest';
import { systemProgramsProblem, virtualDisplay, xmppServers } from '../../../scripts/browsers/system-programs';
import { debianFiles, fakeSurroundings } from './fake-surroundings';

const ubuntuFiles = { '/etc/os-release': 'ID=pop\nID_LIKE="ubuntu debian"\n' };
const aptGet = { '/usr/bin/apt-get': 'apt 2.6.1 (amd64)' };
const aptInstall = 'apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends';

test('programs of administrators are found without their folder on the PATH', async () => {
	const programs = { '/usr/sbin/ejabberdctl': '', '/usr/sbin/nginx': '', '/usr/sbin/incrond': '', '/usr/bin/openssl': '' };
	const surroundings = fakeSurroundings({ programs });
	expect(await systemProgramsProblem(surroundings, xmppServers)).toBeUndefined();
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
	const failure = { exitCode: 100, output: 'Reading package lists...\nE: Unable to locate package xvfb\n' };
	const surroundings = fakeSurroundings({ files: debianFiles, programs: aptGet, userId: 0, commands: { [aptInstall]: failure } });
	expect(await systemProgramsProblem(surroundings, virtualDisplay)).toBe(
		'apt-get could not install xvfb xdotool: E: Unable to locate package xvfb.',
	);
});

test('anybody else is told what to install', async () => {
	const surroundings = fakeSurroundings({ files: debianFiles, programs: aptGet });
	expect(await systemProgramsProblem(surroundings, virtualDisplay)).toBe(
		'Xvfb and xdotool not found, and only root may install packages: install xvfb and xdotool to run these tests.',
	);
	expect(await systemProgramsProblem(fakeSurroundings({ userId: 0 }), virtualDisplay)).toBe(
		'Xvfb and xdotool not found, and this is not Debian or Ubuntu: install xvfb and xdotool to run these tests.',
	);
});

test('services are installed in continuous integration, and else only offered', async () => {
	const machine = { files: debianFiles, programs: { ...aptGet, '/usr/sbin/nginx': '', '/usr/bin/openssl': '' }, userId: 0 };
	const own = fakeSurroundings(machine);
	expect(await systemProgramsProblem(own, xmppServers)).toBe(
		'ejabberdctl and incrond not found. They are services, so they are not installed unasked (Debian, Ubuntu: sudo apt-get install -y ejabberd nginx incron openssl).',
	);
	expect(own.commandLines).toEqual([]);

	const installs = { '/usr/sbin/ejabberdctl': '', '/usr/sbin/incrond': '' };
	const commands = { 'apt-get update': {}, [aptInstall]: { installs } };
	const continuous = fakeSurroundings({ ...machine, environment: { CI: 'true' }, commands });
	expect(await systemProgramsProblem(continuous, xmppServers)).toBeUndefined();
	expect(continuous.commandLines).toEqual(['apt-get update', `${aptInstall} ejabberd nginx incron openssl`]);
});

test('a virtual display exists on Linux only', async () => {
	const surroundings = fakeSurroundings({ platform: 'darwin', programs: { '/usr/bin/Xvfb': '', '/usr/bin/xdotool': '' } });
	expect(await systemProgramsProblem(surroundings, virtualDisplay)).toBe('Xvfb and xdotool only exist on linux.');
});
