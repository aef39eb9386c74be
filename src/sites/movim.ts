import { defineSite } from './site';

export const movim = defineSite({
	id: 'movim',
	name: 'Movim',
	hosts: ['mov.im'],
	kind: 'chat',
	selfHosted: true,
	// The message that is replied to, inside the reply.
	skip: ['#chat_widget .bubble .parent'],
	verified: { how: 'markup', by: 'its Chat widget, 0.18 to 0.35' },
	genericGetsWrong: 'A reply shows the picture of the message it replies to once more.',
});
