import { defineSite } from './site';

export const perplexity = defineSite({
	id: 'perplexity',
	name: 'Perplexity',
	hosts: ['perplexity.ai'],
	kind: 'assistant',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
