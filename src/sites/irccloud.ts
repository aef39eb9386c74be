import { defineSite } from './site';

export const irccloud = defineSite({
	id: 'irccloud',
	name: 'IRCCloud',
	hosts: ['irccloud.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
