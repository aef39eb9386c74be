import { defineSite } from './site';

export const twitch = defineSite({
	id: 'twitch',
	name: 'Twitch',
	hosts: ['twitch.tv'],
	kind: 'broadcast',
	verified: { how: 'unverified', by: 'it needs the live site' },
	genericGetsWrong: undefined,
});
