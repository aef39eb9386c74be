import { definePictureHost } from './picture-host';

export const mastodon = definePictureHost({
	id: 'mastodon',
	name: 'Posts on Mastodon',
	hosts: [],
	rules: [{ form: /^[^/?]+\/@\w{1,30}(?:@[\w.-]+)?\/\d{15,20}$/, to: 'page', isPost: true }],
	verified: { how: 'documented', by: 'its source: the routes of accounts and the tags of posts' },
	examples: [
		['https://mastodon.social/@someone/112345678901234567', 'page'],
		['https://social.example.org/@someone@other.example/112345678901234567', 'page'],
		['https://mastodon.social/@someone', 'none'],
	],
});
