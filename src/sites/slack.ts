import { defineSite } from './site';

export const slack = defineSite({
	id: 'slack',
	name: 'Slack',
	hosts: ['app.slack.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
