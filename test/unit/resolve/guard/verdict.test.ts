import { describe, expect, test } from 'vitest';
import { failure, success } from '../../../../src/shared/result';
import { judge, plainHttpAllowed, type GuardContext } from '../../../../src/resolve/guard/verdict';

function context(chat: string, ...allowedPrivateHosts: string[]): GuardContext {
	return { chatUrl: new URL(chat), allowedPrivateHosts };
}

const publicChat = 'https://chat.example.com/room?x#y';

describe('judge', () => {
	test.each(['https://example.com/a.png', 'http://8.8.8.8/', 'https://[2606:4700::1111]/'])(
		'lets %s pass to public addresses only',
		(text) => {
			expect(judge(new URL(text), context(publicChat))).toEqual(success({ addressSpace: 'public' }));
			expect(judge(new URL(text), context('http://localhost/', '*.www.example.com', '8.8.4.4'))).toEqual(
				success({ addressSpace: 'public' }),
			);
		},
	);

	test.each(['ftp://nas.lan/a.png', 'https://user:password@nas.lan/', 'data:,', 'https://user@example.com/'])(
		'refuses %s also where its host is allowed',
		(text) => {
			expect(judge(new URL(text), context('https://nas.lan/', 'nas.lan'))).toEqual(failure('address-invalid'));
		},
	);

	test.each(['http://nas.lan/a.png', 'http://192.168.1.5/', 'http://[fd00::1]/', 'http://localhost/', 'https://a.img.test/'])(
		'refuses %s by itself',
		(text) => {
			expect(judge(new URL(text), context(publicChat))).toEqual(failure('address-private'));
			expect(judge(new URL(text), context(publicChat, 'other.lan', '192.168.1.50', '[fd00::2]'))).toEqual(failure('address-private'));
		},
	);

	test.each([
		['http://nas.lan:8080/a.png', 'nas.lan'],
		['http://nas.lan./a.png', 'nas.lan'],
		['http://3232235781/', '192.168.1.5'],
		['http://[FD00:0::1]/', '[fd00::1]'],
		['https://a.img.test/', '*.img.test'],
		['https://img.test/', '*.img.test'],
		['http://10.0.0.1.nip.io/', '*.nip.io'],
		['https://chat.example.org/a.png', 'chat.example.org'],
	])('lets %s pass where %s is allowed', (text, pattern) => {
		expect(judge(new URL(text), context(publicChat, 'other.lan', pattern))).toEqual(success({ addressSpace: 'any' }));
	});

	test.each([
		['http://localhost:3000/', 'http://localhost:8080/a.png'],
		['https://localhost/', 'http://localhost./a.png'],
		['http://192.168.1.5/', 'http://192.168.1.5:81/'],
		['https://chat.test/room', 'https://chat.test/a.png'],
		['http://[fd00::1]/', 'http://[fd00::1]:8080/'],
		['https://irc.lan/#a', 'http://irc.lan/a.png'],
	])('a chat at %s may show %s', (chat, text) => {
		expect(judge(new URL(text), context(chat))).toEqual(success({ addressSpace: 'any' }));
	});

	test.each([
		['http://localhost/', 'http://127.0.0.1/'],
		['http://127.0.0.1/', 'http://127.0.0.2/'],
		['http://127.0.0.1/', 'http://localhost/'],
		['http://localhost/', 'http://a.localhost/'],
		['http://a.localhost/', 'http://localhost/'],
		['https://chat.test/', 'https://img.test/'],
		['ftp://nas.lan/', 'http://nas.lan/'],
	])('a chat at %s may not show %s', (chat, text) => {
		expect(judge(new URL(text), context(chat))).toEqual(failure('address-private'));
	});
});

describe('plainHttpAllowed', () => {
	test.each([
		[true, 'http://chat.example.com/', [], 'http://example.com/a.png'],
		[true, publicChat, ['nas.lan'], 'http://nas.lan/a.png'],
		[true, publicChat, ['*.img.test'], 'http://a.img.test/a.png'],
		[false, publicChat, [], 'http://example.com/a.png'],
		[false, publicChat, ['nas.lan'], 'http://example.com/a.png'],
		[false, publicChat, ['nas.lan'], 'http://a.nas.lan/a.png'],
		[false, 'https://nas.lan/', [], 'http://nas.lan/a.png'],
	])('is %s for a chat at %s with %j and %s', (allowed, chat, hosts, text) => {
		expect(plainHttpAllowed(new URL(text), context(chat, ...hosts))).toBe(allowed);
	});
});
