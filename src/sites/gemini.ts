import { defineSite } from './site';

export const gemini = defineSite({
	id: 'gemini',
	name: 'Gemini',
	hosts: ['gemini.google.com'],
	kind: 'assistant',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
