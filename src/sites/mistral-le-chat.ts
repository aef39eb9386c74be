import { defineSite } from './site';

export const mistralLeChat = defineSite({
	id: 'mistral-le-chat',
	name: 'Mistral Le Chat',
	hosts: ['chat.mistral.ai'],
	kind: 'assistant',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
