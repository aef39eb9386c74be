import { defineSite } from './site';

export const rocketChat = defineSite({
	id: 'rocket-chat',
	name: 'Rocket.Chat',
	hosts: ['rocket.chat'],
	kind: 'chat',
	selfHosted: true,
	// The message that is quoted.
	skip: ['blockquote.rcx-attachment__details'],
	verified: { how: 'markup', by: 'its QuoteAttachment and UrlImagePreview' },
	genericGetsWrong: 'A quote shows the picture of the message it quotes once more.',
});
