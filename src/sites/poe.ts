import { defineSite } from './site';

export const poe = defineSite({
	id: 'poe',
	name: 'Poe',
	hosts: ['poe.com'],
	kind: 'assistant',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
