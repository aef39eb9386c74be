import { definePictureHost } from './picture-host';

export const socialPosts = definePictureHost({
	id: 'social-posts',
	name: 'Posts on X and Bluesky',
	hosts: ['x.com', 'twitter.com', 'twimg.com', 'bsky.app'],
	rules: [
		{ form: /^pbs\.twimg\.com\/(?:media|ext_tw_video_thumb|amplify_video_thumb|card_img)\/.+$/, to: 'itself' },
		{ form: /^cdn\.bsky\.app\/img\/.+$/, to: 'itself' },
		{ form: /^(?:(?:mobile|www)\.)?(?:x|twitter)\.com\/\w+\/status\/\d+(?:\/photo\/\d)?\/?(?:\?.*)?$/, to: 'page', isPost: true },
		{ form: /^bsky\.app\/profile\/[\w.:-]+\/post\/\w+$/, to: 'page', isPost: true },
	],
	verified: { how: 'unverified', by: 'their pages, which not everybody is shown' },
	examples: [
		['https://pbs.twimg.com/media/GAbCdEfWUAAabcd?format=jpg&name=large', 'itself'],
		['https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:abc/bafkrei@jpeg', 'itself'],
		['https://x.com/someone/status/1234567890123456789', 'page'],
		['https://twitter.com/someone/status/1234567890123456789/photo/1', 'page'],
		['https://bsky.app/profile/someone.bsky.social/post/3kabcdefgh2x', 'page'],
		['https://x.com/someone', 'none'],
	],
});
