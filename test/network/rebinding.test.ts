import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/either-browser';
import { awaitAnswers, awaitTeal, publicAddress, publicName, redPixels, setUpNetwork } from './setup';

const rebound = 'rebound.split-horizon.org';

describe.each(browserNames)('THREAT 3: a name whose answer changes, in %s', (name) => {
	describe('as the browser comes', () => {
		const network = setUpNetwork(name);

		it('leads to no private server, nor shows it', async () => {
			const { server, dns, openChat, hits } = network.at;
			dns.set('split-horizon.org', (_, count) => [count === 0 ? publicAddress : '10.1.2.3']);
			const names = Array.from({ length: 10 }, (_, index) => `n${index}.split-horizon.org`);
			const tab = await openChat([...names.map((host) => server.url(host, '/red.png')), server.url(publicName, '/teal.png')]);
			await awaitTeal(tab);
			await awaitAnswers(tab);
			expect(hits('/red.png').filter(({ reachedAt }) => reachedAt !== publicAddress)).toEqual([]);
		});
	});

	describe('where the browser keeps no answer between the check and the connection', () => {
		const network = setUpNetwork(name, {
			firefox: {
				preferences: { 'network.dnsCacheExpiration': 0, 'network.dnsCacheExpirationGracePeriod': 0, 'network.dnsCacheEntries': 0 },
			},
		});

		it('shows nothing of the private server', async () => {
			const { server, dns, openChat, hits } = network.at;
			dns.set(rebound, (_, count) => [count === 0 ? publicAddress : '10.1.2.3']);
			const tab = await openChat([server.url(rebound, '/red.png'), server.url(publicName, '/teal.png')]);
			await awaitTeal(tab);
			await awaitAnswers(tab);
			// What the public server answered may be shown; of the private one only Firefox may send a request, in vain.
			const atHome = hits('/red.png').filter(({ reachedAt }) => reachedAt !== publicAddress);
			expect(name === 'chromium' ? atHome : []).toEqual([]);
			expect(hits('/red.png').length > atHome.length ? 0 : await redPixels(tab)).toBe(0);
		});
	});
});
