/*
 * Regular expressions for declarativeNetRequest: RE2 syntax in Chromium, with 2 KB of compiled program a rule, hence many
 * small ones. They meet URLs as the URL standard spells them: hosts in lower case, IPv4 in four decimal parts, IPv6
 * compressed in hexadecimal, always a path.
 */

const part = '\\d+';

/** Private IPv4 ranges, with `.` for what separates the parts: the same as `classifyAddress` refuses. */
const ipv4Ranges: readonly string[] = [
	`(0|10|127).${part}.${part}.${part}`,
	`100.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7]).${part}.${part}`,
	`(169.254|192.168).${part}.${part}`,
	`172.(1[6-9]|2\\d|3[01]).${part}.${part}`,
	`198.1[89].${part}.${part}`,
	`192.0.[02].${part}`,
	`192.(31.196|52.193|88.99|175.48).${part}`,
	`(198.51.100|203.0.113).${part}`,
	`168.63.129.16`,
	`(22[4-9]|2[3-5]\\d).${part}.${part}.${part}`,
];

/** IPv6 addresses that are not public: the same as `classifyLiteral` refuses. */
const ipv6Ranges: readonly string[] = [
	// Not global unicast, whose first group is 2000 to 3fff.
	'(:|[0-9a-f]{1,3}:|[014-9a-f][0-9a-f]{3}:)',
	// 2001::/23 with Teredo, documentation, 6to4, 3fff::/20, AS112.
	'2001:([0-9a-f]{0,2}|1[0-9a-f]{2}):',
	'(2001:db8|2002|3fff:[0-9a-f]{0,3}|2620:4f:8000):',
	// ISATAP, and with 0.0.0.0 in it, which is compressed.
	'[0-9a-f:]*:(0|200)?:5efe:[0-9a-f]+:[0-9a-f]+\\]',
	'([0-9a-f]+:){4}(0|200):5efe::\\]',
];

const start = '^https?://';

/** A user name or password in the URL: never ours, so a redirect's. */
export const userInformationExpression = `${start}[^/?#]*@`;

/** Hosts that are private by their spelling: IP addresses, names that spell one, and names of one label. */
export const privateHostExpressions: readonly string[] = [
	...ipv4Ranges.map((range) => `${start}${range.replaceAll('.', '\\.')}[:/]`),
	...ipv4Ranges.map((range) => `${start}([^/]*[.-])?${range.replaceAll('.', '[.-]')}[.-]`),
	...ipv6Ranges.map((range) => `${start}\\[${range}`),
	`${start}[^/.:@[]+\\.*[:/]`,
];
