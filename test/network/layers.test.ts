import { describe, expect, it } from 'vitest';
import { buildWithout, layers, type Layer } from '../browsers/altered-build';
import { browserNames } from '../browsers/either-browser';
import { awaitAnswers, awaitTeal, publicName, redPixels, setUpNetwork, type NetworkSetup } from './setup';

const literals = ['127.0.0.1', '10.1.2.3', '192.168.1.1', '172.16.0.9', '169.254.169.254', '100.64.0.1', '[::1]', '[fd00::1]'];
const localNames = ['nas.lan', 'printer.local', 'wiki.internal', 'a.home.arpa'];
const rebound = 'leads.split-horizon.org';

const without = (...kept: Layer[]): Layer[] => layers.filter((layer) => !kept.includes(layer));

/** Posts private addresses of each kind and a public one, and waits until all are settled. */
async function postAll({ server, dns, openChat }: NetworkSetup, hosts: readonly string[]): ReturnType<NetworkSetup['openChat']> {
	for (const name of [...localNames, rebound]) dns.set(name, ['10.1.2.3']);
	const tab = await openChat([...hosts.map((host) => server.url(host, '/red.png')), server.url(publicName, '/teal.png')]);
	await awaitTeal(tab);
	await awaitAnswers(tab);
	return tab;
}

describe.each(browserNames)('THREAT 6: in %s', (name) => {
	describe('with none of the layers', () => {
		const network = setUpNetwork(name, { extensionFolder: () => buildWithout([...layers], name) });

		it('private pictures are requested and shown, so that these tests would see it', async () => {
			const tab = await postAll(network.at, [...literals, ...localNames, rebound]);
			const asked = new Set(network.at.hits('/red.png').map(({ host }) => host.replace(/:\d+$/, '')));
			expect([...asked].toSorted()).toEqual([...literals, ...localNames, rebound].toSorted());
			expect(await redPixels(tab)).toBeGreaterThan(0);
		});
	});

	describe.each([1, 2] as const)('with layer %d alone', (layer) => {
		const network = setUpNetwork(name, { extensionFolder: () => buildWithout(without(layer), name) });

		it('private addresses and local names are not requested', async () => {
			const tab = await postAll(network.at, [...literals, ...localNames]);
			expect(network.at.hits('/red.png')).toEqual([]);
			expect(await redPixels(tab)).toBe(0);
		});
	});

	describe('with layer 3 alone', () => {
		const network = setUpNetwork(name, { extensionFolder: () => buildWithout(without(3), name) });

		it('private addresses are not requested, nor names that lead there', async () => {
			const tab = await postAll(network.at, [...literals, ...localNames, rebound]);
			expect(network.at.hits('/red.png')).toEqual([]);
			expect(await redPixels(tab)).toBe(0);
		});
	});

	describe('with layer 4 alone', () => {
		const network = setUpNetwork(name, { extensionFolder: () => buildWithout(without(4), name) });

		it('nothing of what they answer is shown', async () => {
			const tab = await postAll(network.at, [...literals, ...localNames, rebound]);
			expect(network.at.hits('/red.png').length).toBeGreaterThan(0);
			expect(await redPixels(tab)).toBe(0);
		});
	});
});
