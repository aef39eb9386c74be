import { defineSite } from './site';

export const messenger = defineSite({
	id: 'messenger',
	name: 'Messenger',
	hosts: ['messenger.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
