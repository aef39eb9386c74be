import { definePictureHost } from './picture-host';

export const wikimedia = definePictureHost({
	id: 'wikimedia',
	name: 'Wikimedia Commons and Wikipedia',
	hosts: ['wikimedia.org', 'wikipedia.org'],
	rules: [
		{ form: /^upload\.wikimedia\.org\/.+$/, to: 'itself' },
		// Of a file’s page the picture at a width that the servers have ready; larger ones are asked for by their own URL.
		{
			form: /^(?<host>commons\.wikimedia\.org|[\w-]+(?:\.m)?\.wikipedia\.org)\/wiki\/(?:File|Image|Special:FilePath|Special:Redirect\/file):?\/?(?<name>[^/?:]+\.(?:apng|gif|jpe?g|png|svg|tiff?|webp|xcf))(?:\?.*)?$/i,
			to: 'https://$<host>/wiki/Special:FilePath/$<name>?width=960',
		},
	],
	verified: { how: 'documented', by: 'MediaWiki’s manual on Special:FilePath' },
	examples: [
		['https://commons.wikimedia.org/wiki/File:Cat03.jpg', 'https://commons.wikimedia.org/wiki/Special:FilePath/Cat03.jpg?width=960'],
		['https://en.wikipedia.org/wiki/File:A_(b).svg?x=1', 'https://en.wikipedia.org/wiki/Special:FilePath/A_(b).svg?width=960'],
		[
			'https://de.m.wikipedia.org/wiki/File:Z%C3%BCrich.png',
			'https://de.m.wikipedia.org/wiki/Special:FilePath/Z%C3%BCrich.png?width=960',
		],
		['https://upload.wikimedia.org/wikipedia/commons/3/3a/Cat03.jpg', 'itself'],
		['https://commons.wikimedia.org/wiki/File:Speech.ogg', 'none'],
		['https://en.wikipedia.org/wiki/Cat', 'none'],
	],
});
