import { defineSite } from './site';

export const zulip = defineSite({
	id: 'zulip',
	name: 'Zulip',
	hosts: ['zulipchat.com', 'chat.zulip.org'],
	kind: 'chat',
	selfHosted: true,
	// Link previews, which link there again.
	skip: ['.message_row .message_embed'],
	rows: '.message_row[zid], .message_row[data-message-id]',
	// Previews of pictures: the server fetches them, and their addresses do not name the link.
	shownByPage: '.message_row .message_inline_image, .message_row .message-media-preview-image',
	verified: { how: 'markup', by: 'its message templates and Markdown tests' },
	genericGetsWrong: 'A picture that Zulip previews through its own server is shown again.',
});
