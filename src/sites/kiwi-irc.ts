import { defineSite } from './site';

export const kiwiIrc = defineSite({
	id: 'kiwi-irc',
	name: 'Kiwi IRC',
	hosts: ['kiwiirc.com'],
	kind: 'chat',
	selfHosted: true,
	skip: [
		// A message’s details, opened by a click, list its URLs once more.
		'.kiwi-messageinfo',
		// Its own previews, which link there again.
		'.kiwi-mediaviewer',
		// A channel’s topic.
		'.kiwi-header-topic',
	],
	rows: '.kiwi-messagelist-message',
	verified: { how: 'markup', by: 'its MessageListMessageModern, MessageInfo and UrlEmbed' },
	genericGetsWrong: 'A click on a message shows its pictures once more; a topic is taken for a message.',
});
