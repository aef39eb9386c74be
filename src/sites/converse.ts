import { defineSite } from './site';

export const converse = defineSite({
	id: 'converse',
	name: 'Converse.js',
	hosts: ['conversejs.org'],
	kind: 'chat',
	selfHosted: true,
	skip: [
		// The message that is replied to: its first 80 characters, which may end in the middle of a URL.
		'converse-reply-context',
		// Cards of linked pages, which link there again.
		'converse-message-unfurl',
		// A room's topic.
		'.converse-chatboxes .chat-head__desc',
	],
	verified: { how: 'software', by: '14.0 with ejabberd, in `npm run test:xmpp`' },
	genericGetsWrong:
		'A reply shows the picture of the message it replies to, or asks for the beginning of its URL; a topic is taken for a message.',
});
