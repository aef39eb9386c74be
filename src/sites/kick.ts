import { defineSite } from './site';

export const kick = defineSite({
	id: 'kick',
	name: 'Kick',
	hosts: ['kick.com'],
	kind: 'broadcast',
	verified: { how: 'unverified', by: 'it needs the live site' },
	genericGetsWrong: undefined,
});
