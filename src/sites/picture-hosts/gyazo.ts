import { definePictureHost } from './picture-host';

export const gyazo = definePictureHost({
	id: 'gyazo',
	name: 'Gyazo',
	hosts: ['gyazo.com'],
	rules: [
		{ form: /^(?:[it]|thumb)\.gyazo\.com\/[\w/.-]+(?:\?.*)?$/, to: 'itself' },
		// Its pictures have an extension that their page does not tell.
		{ form: /^(?:[\w-]+\.)?gyazo\.com\/[\da-f]{32}(?:\?.*)?$/, to: 'page' },
	],
	verified: { how: 'documented', by: 'its API’s `permalink_url` and `url`' },
	examples: [
		['https://gyazo.com/8980c52421e452ac3355ca3e5cfe7a0c', 'page'],
		['https://team.gyazo.com/8980c52421e452ac3355ca3e5cfe7a0c', 'page'],
		['https://i.gyazo.com/8980c52421e452ac3355ca3e5cfe7a0c.png', 'itself'],
		['https://gyazo.com/captures', 'none'],
	],
});
