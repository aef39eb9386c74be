import { defineSite } from './site';

export const nextcloudTalk = defineSite({
	id: 'nextcloud-talk',
	name: 'Nextcloud Talk',
	hosts: [],
	kind: 'chat',
	selfHosted: true,
	// The message that is replied to: its text stands in a link to the same page.
	skip: ['li.message[data-message-id] a.quote'],
	verified: { how: 'markup', by: 'its MessageItem and Quote' },
	genericGetsWrong: 'When a message with a URL is replied to, the chat’s own page is asked for.',
});
