import { definePictureHost } from './picture-host';

export const catbox = definePictureHost({
	id: 'catbox',
	name: 'Catbox and Litterbox',
	hosts: ['files.catbox.moe', 'litter.catbox.moe'],
	rules: [{ form: /^[\w.]+\/\w+(?:\.(?:png|jpe?g|gif|webp|avif|jfif|bmp|svg))?$/i, to: 'itself' }],
	verified: { how: 'documented', by: 'its page on its API, which answers uploads with such URLs' },
	examples: [
		['https://files.catbox.moe/abc123.png', 'itself'],
		['https://litter.catbox.moe/abc123', 'itself'],
		['https://files.catbox.moe/abc123.zip', 'none'],
	],
});
