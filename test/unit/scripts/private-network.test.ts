import { describe, expect, test } from 'vitest';
import { findPrivateNetwork } from '../../../scripts/test/private-network';
import { fakeSurroundings } from './fake-surroundings';

const allowed = { commands: { unshare: { exitCode: 0 } } };

describe('a network of its own for tests', () => {
	test('is made as root, and as an ordinary user by a user namespace', async () => {
		const asRoot = await findPrivateNetwork(fakeSurroundings({ ...allowed, userId: 0 }));
		expect('prefix' in asRoot && asRoot.prefix.slice(0, 4)).toEqual(['unshare', '--net', '--mount', 'sh']);
		const asUser = await findPrivateNetwork(fakeSurroundings(allowed));
		expect('prefix' in asUser && asUser.prefix).toContain('--map-root-user');
	});

	test('is not there where it is refused, in the words of what refused it', async () => {
		const commands = { unshare: { exitCode: 1, output: 'unshare: unshare failed: Operation not permitted\n' } };
		const network = await findPrivateNetwork(fakeSurroundings({ commands }));
		expect('problem' in network && network.problem).toBe(
			'This machine allows no network of its own (unshare: unshare failed: Operation not permitted).',
		);
	});

	test('is not there on other systems', async () => {
		const surroundings = fakeSurroundings({ ...allowed, platform: 'darwin' });
		expect(await findPrivateNetwork(surroundings)).toEqual({ problem: 'A network of its own only exists on Linux.' });
		expect(surroundings.commandLines).toEqual([]);
	});
});
