import { describe, expect, it } from 'vitest';
import { maximumRedirects } from '../../src/shared/limits';
import { browserNames } from '../browsers/either-browser';
import { privateEdges, publicNeighbours } from '../unit/resolve/guard/address-ranges';
import { privateSpellings } from '../unit/resolve/guard/private-spellings';
import { askedDirectly, awaitAnswers, awaitTeal, publicAddress, publicIpv6Address, publicName, redPixels, setUpNetwork } from './setup';

const spellings = [...new Set([...privateSpellings, ...privateEdges])];

/** Each with the reason below it. */
const linksInView = 150;

const privateAddresses = [
	'127.0.0.1',
	'10.1.2.3',
	'172.16.0.9',
	'192.168.1.1',
	'169.254.169.254',
	'100.64.0.1',
	'::1',
	'fd00::1',
	'::ffff:10.0.0.1',
];

const localNames = ['printer', 'wpad.', 'intranet', 'nas.lan', 'a.local', 'b.internal', 'c.home.arpa', 'd.localdomain.', 'e.fritz.box'];
const embeddingNames = ['10.0.0.1.nip.io', 'app-192-168-1-250.sslip.io', '7f000001.nip.io', 'fe80--1.sslip.io'];

const redirectTargets = [
	'127.0.0.1',
	'127.0.0.100',
	'2130706433',
	'0x7f.1',
	'0.0.0.0',
	'10.1.2.3',
	'192.168.1.1',
	'169.254.169.254',
	'100.64.0.1',
	'198.18.0.1',
	'240.0.0.1',
	'[::1]',
	'[fd00::1]',
	'[::ffff:10.0.0.1]',
	'[64:ff9b::7f00:1]',
	'[2002:7f00:1::]',
	'localhost',
	'localhost.',
	'nas.lan',
	'printer',
	'10.0.0.1.nip.io',
	'leads.split-horizon.org',
	'v6.split-horizon.org',
];

describe.each(browserNames)('in %s', (name) => {
	const network = setUpNetwork(name);

	describe('THREAT 1: a private address', () => {
		it('is not asked however it is spelled, though a server answers there', async () => {
			const { server, dns, openChat, hits } = network.at;
			for (const top of ['org', 'net', 'com', 'io', 'goog', 'lan', 'test', 'me', 'local']) dns.set(top, ['10.11.12.13']);
			const urls = spellings.map((host) => server.url(host, '/red.png')).filter((url) => URL.canParse(url));
			const reachable = await Promise.all(urls.map((url) => askedDirectly(url)));
			expect(reachable.filter((status) => status === 200).length).toBeGreaterThan(100);
			for (let start = 0; start < urls.length; start += linksInView) {
				const links = urls.slice(start, start + linksInView);
				const tab = await openChat([...links, server.url(publicAddress, '/teal.png')]);
				await awaitTeal(tab);
				await awaitAnswers(tab);
				expect(await redPixels(tab)).toBe(0);
			}
			expect(hits('/red.png')).toEqual([]);
		});

		it('is told from its public neighbours, which are shown', async () => {
			const { server, openChat } = network.at;
			const hosts = [publicAddress, `[${publicIpv6Address}]`, publicName, ...publicNeighbours];
			const tab = await openChat(hosts.map((host) => server.url(host, '/teal.png')));
			await awaitTeal(tab, hosts.length);
		});
	});

	it('THREAT 2: a public name that leads to a private address is not asked, nor shown', async () => {
		const { server, dns, openChat, hits } = network.at;
		const urls = privateAddresses.map((address, index) => {
			dns.set(`p${index}.split-horizon.org`, [address]);
			return server.url(`p${index}.split-horizon.org`, '/red.png');
		});
		const tab = await openChat([...urls, server.url(publicName, '/teal.png')]);
		await awaitTeal(tab);
		await awaitAnswers(tab);
		expect(dns.asked).toContain('p0.split-horizon.org');
		expect(hits('/red.png')).toEqual([]);
		expect(await redPixels(tab)).toBe(0);
	});

	it('THREAT 2: nor one that leads to a public and a private address', async () => {
		const { server, dns, openChat, hits } = network.at;
		dns.set('mixed.split-horizon.org', ['10.1.2.3', publicAddress]);
		const tab = await openChat([server.url('mixed.split-horizon.org', '/red.png'), server.url(publicName, '/teal.png')]);
		await awaitTeal(tab);
		await awaitAnswers(tab);
		expect(hits('/red.png').filter(({ reachedAt }) => reachedAt !== publicAddress)).toEqual([]);
	});

	it('THREAT 5: a local name is not even looked up, nor a name that spells a private address', async () => {
		const { server, dns, openChat, hits } = network.at;
		const names = [...localNames, ...embeddingNames];
		for (const host of names) dns.set(host.replace(/\.$/, ''), ['10.1.2.3']);
		const askedBefore = dns.asked.length;
		const tab = await openChat([...names.map((host) => server.url(host, '/red.png')), server.url(publicName, '/teal.png')]);
		await awaitTeal(tab);
		await awaitAnswers(tab);
		expect(hits('/red.png')).toEqual([]);
		expect(dns.asked.slice(askedBefore).filter((asked) => names.some((host) => `${asked}.`.startsWith(host)))).toEqual([]);
	});

	it('THREAT 4: redirects to private addresses are not followed, by any status', async () => {
		const { server, dns, openChat, hits } = network.at;
		dns.set('nip.io', ['10.0.0.1']);
		dns.set('lan', ['10.0.0.1']);
		dns.set('leads.split-horizon.org', ['10.0.0.1']);
		dns.set('v6.split-horizon.org', ['fd00::1']);
		const statuses = [301, 302, 303, 307, 308];
		const urls = redirectTargets.map((host, index) => {
			const status = statuses[index % statuses.length] ?? 302;
			server.on(
				`/away/${index}.png`,
				(_, response) => void response.writeHead(status, { location: server.url(host, '/red.png') }).end(),
			);
			// Over two hosts, each of which may be asked for so many arrivals a minute.
			return server.url(index % 2 === 0 ? publicName : publicAddress, `/away/${index}.png`);
		});
		const tab = await openChat([...urls, server.url(publicAddress, '/teal.png')]);
		await awaitTeal(tab);
		await awaitAnswers(tab);
		for (const index of urls.keys()) expect(hits(`/away/${index}.png`).length).toBeGreaterThan(0);
		expect(hits('/red.png')).toEqual([]);
		expect(await redPixels(tab)).toBe(0);
	});

	it('THREAT 4: redirects to what is no web address, without Location, in circles or too many lead nowhere', async () => {
		const { server, openChat, hits } = network.at;
		const own = server.url(publicName, '');
		const locations: Record<string, string | undefined> = {
			ftp: `ftp://${publicAddress}/red.png`,
			file: 'file:///etc/passwd',
			data: 'data:image/png;base64,AAAA',
			script: 'javascript:fetch("/red.png")',
			user: `http://user:secret@${publicAddress}:${server.port}/red.png`,
			name: `http://user@${publicAddress}:${server.port}/red.png`,
			empty: 'http://',
			missing: undefined,
			circle: '/away/circle.png',
			there: '/away/back.png',
			back: '/away/there.png',
		};
		for (const [key, location] of Object.entries(locations)) {
			server.on(`/away/${key}.png`, (_, response) => void response.writeHead(302, location === undefined ? {} : { location }).end());
		}
		for (let hop = 0; hop <= maximumRedirects; hop += 1) {
			const location = hop === maximumRedirects ? '/red.png' : `/hop/${hop + 1}.png`;
			server.on(`/hop/${hop}.png`, (_, response) => void response.writeHead(302, { location }).end());
		}
		const urls = [...Object.keys(locations).map((key) => `${own}/away/${key}.png`), `${own}/hop/0.png`];
		const tab = await openChat([...urls, server.url(publicAddress, '/teal.png')]);
		await awaitTeal(tab);
		await awaitAnswers(tab);
		expect(hits('/red.png')).toEqual([]);
		expect(hits(`/hop/${maximumRedirects}.png`).length).toBeGreaterThan(0);
		expect(await redPixels(tab)).toBe(0);
	});

	it('THREAT 4: redirects between public hosts, relative ones and ones without a scheme are followed', async () => {
		const { server, openChat } = network.at;
		const locations = ['//' + server.url(publicAddress, '/follow/1.png').slice('http://'.length), '2.png', '?again', '/teal.png'];
		server.on('/follow/0.png', (_, response) => void response.writeHead(302, { location: locations[0] }).end());
		server.on('/follow/1.png', (_, response) => void response.writeHead(301, { location: locations[1] }).end());
		server.on('/follow/2.png', (request, response) => {
			response.writeHead(307, { location: locations[request.url?.includes('?') === true ? 3 : 2] }).end();
		});
		const tab = await openChat([server.url(publicName, '/follow/0.png')]);
		await awaitTeal(tab);
	});
});
