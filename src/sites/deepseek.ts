import { defineSite } from './site';

export const deepseek = defineSite({
	id: 'deepseek',
	name: 'DeepSeek',
	hosts: ['chat.deepseek.com'],
	kind: 'assistant',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
