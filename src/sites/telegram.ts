import { defineSite } from './site';

export const telegram = defineSite({
	id: 'telegram',
	name: 'Telegram Web',
	hosts: ['web.telegram.org'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
