import { defineSite } from './site';

export const claude = defineSite({
	id: 'claude',
	name: 'Claude',
	hosts: ['claude.ai'],
	kind: 'assistant',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
