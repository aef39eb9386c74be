import { list } from './list';

/** Hosts as people may write them that lead to a private place: other spellings of IPv4, embeddings in IPv6, local names. */
export const privateSpellings: readonly string[] = [
	// One number, fewer parts, hexadecimal, octal, leading zeros, a trailing dot.
	...list`
		2130706433 0x7f000001 0X7F000001 017700000001 127.1 127.0.1 0x7f.1 0x7f.0x0.0x0.0x1 0177.0.0.1 0177.0x0.1 127.0.0.1.
		0 0.0 0x0 00000.0 127.000.000.001 012.0.0.1 167772161 0xa000001 10.1 3232235777 0xc0a80101 192.168.257 192.11010305
		0300.0250.1.1 2852039166 0xa9fea9fe 0xA9.0xFE.0xA9.0xFE 0251.0376.0251.0376 2886729729 0xac.16.1 1681915905
		2822734096 4294967295
	`,
	// Full-width and circled digits, ideographic full stops, percent-encoding.
	...list`
		127。0。0。1 １２７.０.０.１ ①②⑦.⓪.⓪.① １９２．１６８．１．１ 127｡0｡0｡1 %31%32%37.0.0.1 127%2e0%2e0%2e1 %30x7f.1 ①⓪.0.0.1 0ⓧ7f.1
	`,
	// IPv6, and IPv4 in it: mapped, compatible, translated, 6to4, Teredo, ISATAP; public ones inside are private too.
	...list`
		[::1] [0:0:0:0:0:0:0:1] [0000::0001] [::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:10.0.0.1] [0:0:0:0:0:ffff:c0a8:101]
		[::ffff:8.8.8.8] [::127.0.0.1] [::7f00:1] [::8.8.8.8] [::ffff:0:127.0.0.1] [::ffff:0:8.8.8.8] [64:ff9b::127.0.0.1]
		[64:ff9b::7f00:1] [64:ff9b::8.8.8.8] [64:ff9b:1::10.0.0.1] [64:ff9b:1:ffff::1] [2002:7f00:1::] [2002:a00:1::1]
		[2002:808:808::1] [2001::1] [2001:0:808:808::f5ff:fffe] [2a00:1450::5efe:10.0.0.1] [2a00:1450::200:5efe:10.0.0.1]
		[2a00:1450::5efe:8.8.8.8] [fe80::1] [FE80::5efe:192.168.1.1] [fd00::1] [fd12:3456:789a::5] [fec0::1] [fd00:ec2::254]
		[fd20:ce::254] [2001:db8::1] [2001:2::1] [2001:10::1] [2001:20::1] [3fff:123::1] [5f00::1] [100::1] [ff02::1]
	`,
	// Local and reserved names, in any case, with trailing dots, as IDN.
	...list`
		localhost LOCALHOST localhost. localhost.. ｌｏｃａｌｈｏｓｔ loc%61lhost app.localhost printer.local printer.local.
		bücher.local metadata.google.internal host.docker.internal wiki.intranet nas.lan NAS.LAN. nas.home router.home.arpa
		dc.corp git.private localhost.localdomain chat.test a.invalid a.example abc.onion 1.0.0.127.in-addr.arpa foo.alt
		fritz.box my.fritz.box speedport.ip routerlogin.net tplinkwifi.net mshome.net lvh.me api.lvh.me metadata.goog
	`,
	// Single labels, which the network's search domain completes.
	...list`
		printer intranet. wpad xn--bcher-kva ai com
	`,
	// Names that spell a private address.
	...list`
		10.0.0.1.nip.io app.10.0.0.1.nip.io app-10-0-0-1.nip.io 10-0-0-1.sslip.io www-192-168-1-250-x.sslip.io
		192.168.1.1.xip.io 127-0-0-1.example.com 127.0.0.1.example.com 169-254-169-254.example.net 100-64-0-1.example.net
		172-16-0-1.example.net 7f000001.nip.io app-c0a80101.nip.io 0a000001.nip.io a9fea9fe.nip.io 7F000001.NIP.IO
		00000000.nip.io --1.sslip.io fe80--1.sslip.io fd00--5.sslip.io app.fc00--1.sslip.io 0-0-0-0-0-0-0-1.sslip.io
		--ffff-7f00-1.sslip.io 1-10-0-0-1.example.com 8.8.8.8.10.0.0.1.nip.io
	`,
];

/** Hosts that look like the above and are public. */
export const publicSpellings: readonly string[] = list`
	8.8.8.8 134744072 0x08080808 010.8.8.8 1.1.1.1. [2606:4700:4700::1111] [2a00:1450:4001:82a::200e] [2620:fe::fe]
	[2a00::5efe:1:2:3] [2a00:5efe::1] example.com example.com. EXAMPLE.ORG i.imgur.com bücher.de xn--bcher-kva.de
	localhost.com local.com notlocalhost.net mylan.net lan.example.com internal.example.com home.arpa.example.com
	box.fritz.com fritzbox.com test.de example.net 8.8.8.8.nip.io 8-8-8-8.sslip.io ec2-54-12-34-56.compute-1.amazonaws.com
	08080808.nip.io deadbeef.pages.dev e0000001.pages.dev f3a9c2d1.pages.dev 10.example.com 10.0.example.com
	10.0.0.example.com 192-168.example.com 300-10-0-0.example.com 2024-01-02-03.example.com v10.0.0.1a.example.com
	10a.0.0.1.example.com 2a01-4f8-c17-b8f--2.sslip.io a--b.example.com 7f00001.nip.io 7f0000011.nip.io xn--80ak6aa92e.com
	127.com 1e100.net 0x7f.com
`;
