import { defineSite } from './site';

export const youtubeLiveChat = defineSite({
	id: 'youtube-live-chat',
	name: 'YouTube live chat',
	hosts: ['youtube.com'],
	kind: 'broadcast',
	verified: { how: 'unverified', by: 'it needs the live site' },
	genericGetsWrong: undefined,
});
