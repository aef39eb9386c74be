import { defineSite } from './site';

export const discourseChat = defineSite({
	id: 'discourse-chat',
	name: 'Discourse chat',
	hosts: [],
	kind: 'chat',
	selfHosted: true,
	// The message that is replied to: its text stands in a link to it.
	skip: ['a.chat-reply.is-direct-reply'],
	verified: { how: 'markup', by: 'its chat plugin’s ChatMessageInReplyToIndicator' },
	genericGetsWrong: 'When a message with a URL is replied to, the chat’s own page is asked for.',
});
