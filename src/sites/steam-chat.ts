import { defineSite } from './site';

export const steamChat = defineSite({
	id: 'steam-chat',
	name: 'Steam chat',
	hosts: ['steamcommunity.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
