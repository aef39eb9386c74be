import { defineSite } from './site';

export const redditChat = defineSite({
	id: 'reddit-chat',
	name: 'Reddit chat',
	hosts: ['chat.reddit.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
