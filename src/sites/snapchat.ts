import { defineSite } from './site';

export const snapchat = defineSite({
	id: 'snapchat',
	name: 'Snapchat',
	hosts: ['web.snapchat.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
