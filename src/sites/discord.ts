import { defineSite } from './site';

export const discord = defineSite({
	id: 'discord',
	name: 'Discord',
	hosts: ['discord.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
