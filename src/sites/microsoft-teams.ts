import { defineSite } from './site';

export const microsoftTeams = defineSite({
	id: 'microsoft-teams',
	name: 'Microsoft Teams',
	hosts: ['teams.microsoft.com', 'teams.cloud.microsoft', 'teams.live.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
