/** A range that is not public, by its first and last address, and its neighbours where those are public. */
export interface PrivateRange {
	readonly cidr: string;
	readonly first: string;
	readonly last: string;
	readonly before?: string;
	readonly after?: string;
}

/** IANA's IPv4 special-purpose registry, multicast, and what clouds use; neighbours that are private too are left out. */
export const privateIpv4Ranges: readonly PrivateRange[] = [
	{ cidr: '0.0.0.0/8', first: '0.0.0.0', last: '0.255.255.255', after: '1.0.0.0' },
	{ cidr: '10.0.0.0/8', first: '10.0.0.0', last: '10.255.255.255', before: '9.255.255.255', after: '11.0.0.0' },
	{ cidr: '100.64.0.0/10', first: '100.64.0.0', last: '100.127.255.255', before: '100.63.255.255', after: '100.128.0.0' },
	{ cidr: '127.0.0.0/8', first: '127.0.0.0', last: '127.255.255.255', before: '126.255.255.255', after: '128.0.0.0' },
	{ cidr: '168.63.129.16/32', first: '168.63.129.16', last: '168.63.129.16', before: '168.63.129.15', after: '168.63.129.17' },
	{ cidr: '169.254.0.0/16', first: '169.254.0.0', last: '169.254.255.255', before: '169.253.255.255', after: '169.255.0.0' },
	{ cidr: '172.16.0.0/12', first: '172.16.0.0', last: '172.31.255.255', before: '172.15.255.255', after: '172.32.0.0' },
	{ cidr: '192.0.0.0/24', first: '192.0.0.0', last: '192.0.0.255', before: '191.255.255.255', after: '192.0.1.0' },
	{ cidr: '192.0.2.0/24', first: '192.0.2.0', last: '192.0.2.255', before: '192.0.1.255', after: '192.0.3.0' },
	{ cidr: '192.31.196.0/24', first: '192.31.196.0', last: '192.31.196.255', before: '192.31.195.255', after: '192.31.197.0' },
	{ cidr: '192.52.193.0/24', first: '192.52.193.0', last: '192.52.193.255', before: '192.52.192.255', after: '192.52.194.0' },
	{ cidr: '192.88.99.0/24', first: '192.88.99.0', last: '192.88.99.255', before: '192.88.98.255', after: '192.88.100.0' },
	{ cidr: '192.168.0.0/16', first: '192.168.0.0', last: '192.168.255.255', before: '192.167.255.255', after: '192.169.0.0' },
	{ cidr: '192.175.48.0/24', first: '192.175.48.0', last: '192.175.48.255', before: '192.175.47.255', after: '192.175.49.0' },
	{ cidr: '198.18.0.0/15', first: '198.18.0.0', last: '198.19.255.255', before: '198.17.255.255', after: '198.20.0.0' },
	{ cidr: '198.51.100.0/24', first: '198.51.100.0', last: '198.51.100.255', before: '198.51.99.255', after: '198.51.101.0' },
	{ cidr: '203.0.113.0/24', first: '203.0.113.0', last: '203.0.113.255', before: '203.0.112.255', after: '203.0.114.0' },
	{ cidr: '224.0.0.0/4', first: '224.0.0.0', last: '239.255.255.255', before: '223.255.255.255' },
	{ cidr: '240.0.0.0/4', first: '240.0.0.0', last: '255.255.255.255' },
];

/** IANA's IPv6 special-purpose registry, embeddings of IPv4, and all that is not global unicast. */
export const privateIpv6Ranges: readonly PrivateRange[] = [
	{ cidr: '::/8', first: '::', last: 'ff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' },
	{ cidr: '64:ff9b::/96', first: '64:ff9b::', last: '64:ff9b::ffff:ffff' },
	{ cidr: '64:ff9b:1::/48', first: '64:ff9b:1::', last: '64:ff9b:1:ffff:ffff:ffff:ffff:ffff' },
	{ cidr: '100::/64', first: '100::', last: '100::ffff:ffff:ffff:ffff' },
	{ cidr: '1000::/4', first: '1000::', last: '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', after: '2000::' },
	{ cidr: '2001::/23', first: '2001::', last: '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', before: '2000:ffff::1', after: '2001:200::' },
	{
		cidr: '2001:db8::/32',
		first: '2001:db8::',
		last: '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
		before: '2001:db7:ffff::1',
		after: '2001:db9::',
	},
	{ cidr: '2002::/16', first: '2002::', last: '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', before: '2001:ffff:ffff::1', after: '2003::' },
	{
		cidr: '2620:4f:8000::/48',
		first: '2620:4f:8000::',
		last: '2620:4f:8000:ffff:ffff:ffff:ffff:ffff',
		before: '2620:4f:7fff::1',
		after: '2620:4f:8001::',
	},
	{ cidr: '3fff::/20', first: '3fff::', last: '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', before: '3ffe:ffff::1', after: '3fff:1000::' },
	{ cidr: '4000::/2', first: '4000::', last: '7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' },
	{ cidr: '5f00::/16', first: '5f00::', last: '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff' },
	{ cidr: 'fc00::/7', first: 'fc00::', last: 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' },
	{ cidr: 'fe80::/10', first: 'fe80::', last: 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff' },
	{ cidr: 'fec0::/10', first: 'fec0::', last: 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' },
	{ cidr: 'ff00::/8', first: 'ff00::', last: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' },
];

/** Each edge of each range as the host of a URL. */
export const privateEdges: readonly string[] = [
	...privateIpv4Ranges.flatMap(({ first, last }) => [first, last]),
	...privateIpv6Ranges.flatMap(({ first, last }) => [`[${first}]`, `[${last}]`]),
];

/** The public neighbours of each range as the host of a URL. */
export const publicNeighbours: readonly string[] = [
	...privateIpv4Ranges.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
	...privateIpv6Ranges.flatMap(({ before, after }) => [before ?? [], after ?? []].flat().map((address) => `[${address}]`)),
];
