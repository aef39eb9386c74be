import { defineSite } from './site';

export const chatgpt = defineSite({
	id: 'chatgpt',
	name: 'ChatGPT',
	hosts: ['chatgpt.com', 'chat.openai.com'],
	kind: 'assistant',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
