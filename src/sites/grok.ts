import { defineSite } from './site';

export const grok = defineSite({
	id: 'grok',
	name: 'Grok',
	hosts: ['grok.com'],
	kind: 'assistant',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
