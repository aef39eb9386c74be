import { defineSite } from './site';

export const copilot = defineSite({
	id: 'copilot',
	name: 'Copilot',
	hosts: ['copilot.microsoft.com', 'm365.cloud.microsoft'],
	kind: 'assistant',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
