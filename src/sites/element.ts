import { defineSite } from './site';

export const element = defineSite({
	id: 'element',
	name: 'Element',
	hosts: ['app.element.io', 'develop.element.io'],
	kind: 'chat',
	selfHosted: true,
	skip: [
		// The message that is replied to; its text stands in a link to it.
		'.mx_ReplyTile',
		// Link previews, which link there again.
		'.mx_LinkPreviewWidget',
	],
	rows: '.mx_EventTile',
	// The preview’s picture comes from the homeserver, under an address that does not name the link.
	shownByPage: '.mx_LinkPreviewWidget',
	verified: { how: 'markup', by: 'element-web’s ReplyTile and LinkPreviewWidget' },
	genericGetsWrong:
		'A link preview’s title is taken for a second link, and its picture is shown again; the host of a quoted message’s permalink is asked.',
});
