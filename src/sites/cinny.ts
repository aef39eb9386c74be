import { defineSite } from './site';

export const cinny = defineSite({
	id: 'cinny',
	name: 'Cinny',
	hosts: ['app.cinny.in'],
	kind: 'chat',
	selfHosted: true,
	skip: [
		// The message that is replied to. The names of all classes are made anew by each build.
		'[data-message-id] button[data-event-id]',
		// The address in a link preview; nobody else writes this word in this way.
		'[data-message-id] a[rel="no-referrer"]',
	],
	rows: '[data-message-item][data-message-id]',
	// The preview’s picture comes from the homeserver, under an address that does not name the link.
	shownByPage: '[data-message-id] div:has(> img + div > a[rel="no-referrer"])',
	verified: { how: 'markup', by: 'cinny’s Reply and UrlPreviewCard' },
	genericGetsWrong:
		'A link preview’s address is taken for a second link, and its picture is shown again; a reply shows the picture it replies to.',
});
