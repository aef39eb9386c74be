import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayAct } from '../../../../src/resolve/guard/acting-links';
import { list } from './list';

const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';

describe('THREAT 8: what may act', () => {
	test.each([
		...list`
			/unsubscribe /Unsubscribe/abc /u/unsub/1 /email/opt-out /opt_out /optOut /list/opt-in/1 /confirm
			/confirm-email/abc /users/confirmation/abc /verify.php /email-verification/x /account/activate/x /reset-password
			/password/reset/abc /recover /invite/abc /magic/abc /magic-link/abc /otp /one-time/abc /oneTime/abc /login/abc
			/sso/start /logout /log-out /sign-out /signout.do /revoke/1 /accept /approve/5 /requests/5/reject /vote/5
			/posts/1/upvote /rsvp/yes /items/1/delete /orders/1/cancel /%75nsubscribe /token/abc /access-token/x /secret/abc
			/unsubscribe%2Fabc
		`,
		`/unsubscribe/${sha1}`,
		// By a parameter.
		...list`
			/?token=abc /x?TOKEN=abc /x?access_token=a /x?accessToken=a /x?reset_password_token=a /x?confirmation_token=a
			/x?invite=a /x?invite_code=a /x?otp=123456 /x?code=abc /x?state=1&code=abc /x?key=abc /x?auth=1 /x?unsubscribe
			/x?unsubscribe=1 /x?list-unsubscribe=1 /x?opt-out=1 /x?verify=1 /x?delete=1 /x?jwt=a /x?nonce=a
			/x?%75nsubscribe=1 /x?a=1&amp;token=2
		`,
		`/${sha1}?token=1`,
		// By a command.
		...list`
			/index.php?action=logout /index.php?action=delete&id=3 /?do=unsubscribe /wp-login.php?action=rp&key=a
			/?mode=confirm /?cmd=opt-out
		`,
		// A picture's extension does not hide an act.
		...list`
			/a.png?unsubscribe=1 /a.png?confirm=abc /pixel.gif?verify_email=abc /a.gif?action=unsubscribe
			/a.jpg?reset_token=1
		`,
	])('%s', (path) => {
		expect(mayAct(new URL(path, 'https://example.com/'))).toBe(true);
	});
});

describe('what does not', () => {
	test.each([
		...list`
			/ /a.png /a /photos/1 /watch?v=abc /wiki/Cat /a?width=300&height=200&fit=crop&auto=format /a?q=token
			/search?q=unsubscribe
		`,
		`/${sha1}`,
		`/${sha1}.icon`,
		// Whole words only.
		...list`
			/confirmed-bachelor /tokens-of-love /tokenize /votes /devote/1 /secret-garden/5 /ticket-office /resettlement
			/invited /deleted /magical /photos/magician /keyboard /a?keyboard=1 /a?authuser=0 /a?pinned=1 /a?encode=1
			/a?zipcode=1
		`,
		// A picture in a folder with such a name, or opened by a token.
		...list`
			/unsubscribe/a.png /vote/cat.jpg /delete.gif /magic/cards/1.webp /reset.svg /a.png?token=abc
			/o/repo/main/a.png?token=GHSAT0AAA /a.jpg?access_token=x /a.png?key=1 /a.jpg:large?token=1
			/files/a.PNG?pub_secret=1 /a.jpg?bg-remove=true
		`,
		// Plain reads that are signed.
		...list`
			/attachments/1/2/image.png?ex=66a&is=66b&hm=abc /attachments/1/2/image?ex=66a&is=66b&hm=abc
			/o?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a&X-Amz-Security-Token=b&X-Amz-Signature=c&X-Amz-Expires=60
			/o?X-Goog-Signature=a&X-Goog-Credential=b /o?Expires=1&Signature=a&Key-Pair-Id=b
			/o?sv=2020&se=2026&sr=b&sp=r&sig=a /o?Expires=1&OSSAccessKeyId=a&Signature=b /o?oh=1&oe=2
			/_matrix/media/v3/download/example.org/abc /o#token=abc /?action=view /?do=show /?mode=dark
		`,
	])('%s', (path) => {
		expect(mayAct(new URL(path, 'https://example.com/'))).toBe(false);
	});

	test('the host does not count', () => {
		expect(mayAct(new URL('https://verify.vote.example/a'))).toBe(false);
	});
});

test('no URL makes it throw', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, query) => {
			const url = new URL('https://example.com/');
			url.pathname = path;
			url.search = query;
			expect([true, false]).toContain(mayAct(url));
		}),
	);
});
