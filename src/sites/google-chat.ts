import { defineSite } from './site';

export const googleChat = defineSite({
	id: 'google-chat',
	name: 'Google Chat',
	hosts: ['chat.google.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
