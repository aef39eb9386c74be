import { defineSite } from './site';

export const mattermost = defineSite({
	id: 'mattermost',
	name: 'Mattermost',
	hosts: ['community.mattermost.com', 'cloud.mattermost.com'],
	kind: 'chat',
	selfHosted: true,
	// The message that a permalink leads to, shown below the link.
	skip: ['.attachment--permalink'],
	verified: { how: 'markup', by: 'its PostBodyAdditionalContent and PostMessagePreview' },
	genericGetsWrong: 'A link to a message shows that message’s picture once more.',
});
