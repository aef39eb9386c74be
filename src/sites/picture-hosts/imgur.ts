import { definePictureHost } from './picture-host';

/** Its own pages, whose names are as long as pictures' names. */
const pages = 'about|emerald|privacy|random|rules|search|signin|upload';

export const imgur = definePictureHost({
	id: 'imgur',
	name: 'Imgur',
	hosts: ['imgur.com'],
	rules: [
		// What a page names is cut to a card's size by its query.
		{ form: /^i\.imgur\.com\/(?<file>\w+\.(?:png|jpe?g|gif|webp))(?:\?.*)?$/, to: 'https://i.imgur.com/$<file>' },
		{ form: /^i\.imgur\.com\/(?<id>\w+)\.gifv(?:\?.*)?$/, to: 'https://i.imgur.com/$<id>.gif' },
		{ form: /^(?:(?:i|m|www)\.)?imgur\.com\/(?:a|gallery|t\/\w+|r\/\w+|topic\/\w+)\/[\w-]+\/?(?:\?.*)?$/, to: 'page' },
		// It answers with the picture's own type, whatever the extension says.
		{
			form: new RegExp(`^(?:(?:i|m|www)\\.)?imgur\\.com/(?!(?:${pages})(?:[/?]|$))(?:[\\w-]+-)?(?<id>\\w{7}|\\w{5})/?(?:\\?.*)?$`),
			to: 'https://i.imgur.com/$<id>.jpg',
		},
	],
	placeholders: ['i.imgur.com/removed.png'],
	verified: { how: 'documented', by: 'its API’s page on images, for single pictures; albums by their pages' },
	examples: [
		['https://imgur.com/AbCdEf1', 'https://i.imgur.com/AbCdEf1.jpg'],
		['http://www.imgur.com/AbCd1?tags', 'https://i.imgur.com/AbCd1.jpg'],
		['https://m.imgur.com/a-cat-on-a-sofa-AbCdEf1', 'https://i.imgur.com/AbCdEf1.jpg'],
		['https://i.imgur.com/AbCdEf1', 'https://i.imgur.com/AbCdEf1.jpg'],
		['https://i.imgur.com/AbCdEf1.gifv', 'https://i.imgur.com/AbCdEf1.gif'],
		['https://i.imgur.com/AbCdEf1.jpg?fb', 'https://i.imgur.com/AbCdEf1.jpg'],
		['https://imgur.com/a/AbCdE', 'page'],
		['https://imgur.com/gallery/some-cats-AbCdEf1', 'page'],
		['https://imgur.com/t/cats/AbCdEf1', 'page'],
		['https://imgur.com/r/aww/AbCdEf1', 'page'],
		['https://imgur.com/upload', 'none'],
		['https://imgur.com/privacy', 'none'],
		['https://imgur.com/user/someone', 'none'],
	],
});
