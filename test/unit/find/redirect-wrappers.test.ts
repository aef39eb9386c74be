import { expect, test } from 'vitest';
import { unwrapped } from '../../../src/find/redirect-wrappers';
import { candidateUrl } from '../../../src/find/text-urls';

const target = 'https://a.org/b.png?c=d&e';
const encoded = encodeURIComponent(target);

test.each([
	`https://www.google.com/url?q=${encoded}&sa=D&usg=x`,
	`https://www.google.co.uk/url?sa=t&url=${encoded}`,
	`https://l.facebook.com/l.php?u=${encoded}&h=x`,
	`https://lm.facebook.com/l.php?u=${encoded}`,
	`https://l.messenger.com/l.php?u=${encoded}`,
	`https://l.instagram.com/?u=${encoded}&e=x`,
	`https://steamcommunity.com/linkfilter/?url=${encoded}`,
	`https://steamcommunity.com/linkfilter/?u=${encoded}`,
	`https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=x`,
	`https://nam02.safelinks.protection.outlook.com/ap/b-59584e83/?url=${encoded}`,
	`https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded}&locale=en-us`,
	`https://www.youtube.com/redirect?event=live_chat&q=${encoded}`,
	`https://slack-redir.net/link?url=${encoded}`,
	`https://vk.com/away.php?to=${encoded}&cc_key=`,
	`https://away.vk.com/away.php?to=${encoded}`,
	`https://duckduckgo.com/l/?uddg=${encoded}&rut=x`,
	`https://out.reddit.com/t3_x?url=${encoded}&token=x`,
])('%s leads to what is in it', (wrapper) => {
	expect(candidateUrl(wrapper)?.href).toBe(target);
});

test.each([
	`https://www.google.com/search?q=${encoded}`,
	`https://www.google.com.evil.example/url?q=${encoded}`,
	`https://evil.example/l.php?u=${encoded}`,
	`https://notfacebook.com/l.php?u=${encoded}`,
	`https://www.youtube.com/watch?q=${encoded}`,
	`https://example.org/?url=${encoded}`,
	'https://l.facebook.com/l.php',
])('%s is what it is', (url) => {
	expect(unwrapped(new URL(url))).toBeUndefined();
	expect(candidateUrl(url)?.href).toBe(url);
});

test('what is in a wrapper is held to the same rules', () => {
	for (const held of ['javascript:alert(1)', 'https://user@a.org/', 'data:,', '/b.png', 'aesgcm://a.org/b', '']) {
		expect(candidateUrl(`https://slack-redir.net/link?url=${encodeURIComponent(held)}`)).toBeUndefined();
	}
});

test('a wrapper in a wrapper is undone, and no more', () => {
	const wrap = (url: string): string => `https://slack-redir.net/link?url=${encodeURIComponent(url)}`;
	expect(candidateUrl(wrap(wrap(target)))?.href).toBe(target);
	expect(candidateUrl(wrap(wrap(wrap(target))))?.href).toBe(wrap(target));
});
