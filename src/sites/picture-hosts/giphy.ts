import { definePictureHost } from './picture-host';

export const giphy = definePictureHost({
	id: 'giphy',
	name: 'GIPHY',
	hosts: ['giphy.com', 'gph.is'],
	rules: [
		{
			form: /^(?:www\.)?giphy\.com\/(?:gifs|stickers|clips|embed)\/(?:[\w-]+-)?(?<id>\w+)(?:\/(?:fullscreen|html5|tile))?\/?(?:\?.*)?$/,
			to: 'https://i.giphy.com/media/$<id>/giphy.webp',
		},
		{ form: /^(?:i|media\d*)\.giphy\.com\/(?:media\/)?[\w/.-]+\.(?:gif|webp)(?:\?.*)?$/, to: 'itself' },
		{ form: /^gph\.is\/(?:g\/)?\w+(?:\?.*)?$/, to: 'page' },
	],
	verified: { how: 'documented', by: 'the `images` of its API’s GIF objects; short links by their pages' },
	examples: [
		['https://giphy.com/gifs/cat-typing-hard-JIX9t2j0ZTN9S', 'https://i.giphy.com/media/JIX9t2j0ZTN9S/giphy.webp'],
		['https://giphy.com/gifs/JIX9t2j0ZTN9S', 'https://i.giphy.com/media/JIX9t2j0ZTN9S/giphy.webp'],
		['https://giphy.com/stickers/heart-JIX9t2j0ZTN9S?utm_source=x', 'https://i.giphy.com/media/JIX9t2j0ZTN9S/giphy.webp'],
		['https://giphy.com/embed/JIX9t2j0ZTN9S', 'https://i.giphy.com/media/JIX9t2j0ZTN9S/giphy.webp'],
		['https://media2.giphy.com/media/JIX9t2j0ZTN9S/200w.gif?cid=1&rid=200w.gif', 'itself'],
		['https://i.giphy.com/JIX9t2j0ZTN9S.gif', 'itself'],
		['https://gph.is/g/Z5G3nMp', 'page'],
		['https://giphy.com/search/cats', 'none'],
	],
});
