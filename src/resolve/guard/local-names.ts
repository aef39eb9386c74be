/**
 * Names that stand for something on the person's own machine or network, each with every name below it. They are not
 * on the public internet, or the network's own resolver answers for them first.
 */
export const localDomains: readonly string[] = [
	// Reserved: RFC 2606, RFC 6761, RFC 6762 (`local` and its appendix G), RFC 7686, RFC 9476; `arpa` holds `home.arpa` (RFC 8375).
	'localhost',
	'local',
	'test',
	'invalid',
	'example',
	'onion',
	'alt',
	'arpa',
	'intranet',
	'private',
	'corp',
	'home',
	'lan',
	// ICANN: reserved for private use, and names it will not delegate because networks use them.
	'internal',
	'mail',
	// In use though nowhere reserved, none of them a top-level domain.
	'localdomain',
	'localnet',
	'intra',
	'priv',
	'domain',
	'workgroup',
	'dhcp',
	'router',
	'consul',
	'svc',
	// Home routers, which answer for these themselves.
	'fritz.box',
	'fritz.repeater',
	'fritz.powerline',
	'fritz.nas',
	'easy.box',
	'o2.box',
	'congstar.box',
	'giga.cube',
	'speedport.ip',
	'homerouter.cpe',
	'mobile.hotspot',
	'hi.link',
	'mafreebox.freebox.fr',
	'mabbox.bytel.fr',
	'router.asus.com',
	'repeater.asus.com',
	'asusrouter.com',
	'asusnetwork.net',
	'routerlogin.com',
	'routerlogin.net',
	'orbilogin.com',
	'orbilogin.net',
	'mywifiext.com',
	'mywifiext.net',
	'tplinkwifi.net',
	'tplinklogin.net',
	'tplinkmodem.net',
	'tplinkap.net',
	'tplinkrepeater.net',
	'linksyssmartwifi.com',
	'miwifi.com',
	'tendawifi.com',
	'melogin.cn',
	'falogin.cn',
	'mshome.net',
	// Public names that lead to one's own machine, or to the cloud's metadata.
	'localtest.me',
	'lvh.me',
	'vcap.me',
	'lacolhost.com',
	'metadata.goog',
];

const localDomainSet: ReadonlySet<string> = new Set(localDomains);

/**
 * Whether a host name, in lower case and without trailing dots, is local by itself: a single label, which a network's
 * search domain completes, or a name at or below one of `localDomains`. A last label of digits only is no name at all.
 */
export function isLocalName(host: string): boolean {
	const labels = host.split('.');
	if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '')) return true;
	return labels.some((_, index) => localDomainSet.has(labels.slice(index).join('.')));
}
