import { defineSite } from './site';

export const hydrogen = defineSite({
	id: 'hydrogen',
	name: 'Hydrogen',
	hosts: ['hydrogen.element.io'],
	kind: 'chat',
	selfHosted: true,
	// The message that is replied to, above the reply.
	skip: ['.hydrogen .ReplyPreviewView'],
	verified: { how: 'markup', by: 'hydrogen-web’s TextMessageView and ReplyPreviewView' },
	genericGetsWrong: 'A reply shows the picture of the message it replies to once more.',
});
