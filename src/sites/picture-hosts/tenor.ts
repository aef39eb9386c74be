import { definePictureHost } from './picture-host';

export const tenor = definePictureHost({
	id: 'tenor',
	name: 'Tenor',
	hosts: ['tenor.com', 'tenor.co'],
	rules: [
		{ form: /^(?:c|media\d*)\.tenor\.com?\/[\w/.-]+(?:\?.*)?$/, to: 'itself' },
		{ form: /^(?:www\.)?tenor\.com\/(?:[a-zA-Z-]{2,7}\/)?view\/[^/?]+-\d+\/?(?:\?.*)?$/, to: 'page' },
		{ form: /^(?:www\.)?tenor\.com?\/\w+\.gif(?:\?.*)?$/, to: 'page' },
	],
	verified: { how: 'unverified', by: 'its API is closed; its pages name their pictures' },
	examples: [
		['https://tenor.com/view/cat-typing-gif-5368357', 'page'],
		['https://tenor.com/pt-BR/view/cat-typing-gif-5368357', 'page'],
		['https://tenor.com/bBt0K.gif', 'page'],
		['https://media.tenor.com/m/G0dP5NM52YwAAAAC/cat.gif', 'itself'],
		['https://c.tenor.com/G0dP5NM52YwAAAAC/tenor.gif', 'itself'],
		['https://tenor.com/search/cat-gifs', 'none'],
	],
});
