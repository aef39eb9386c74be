import { definePictureHost } from './picture-host';

export const postimages = definePictureHost({
	id: 'postimages',
	name: 'Postimages',
	hosts: ['postimg.cc', 'postlmg.cc', 'postimages.org'],
	rules: [
		{ form: /^i\.post[il]mg\.cc\/.+$/, to: 'itself' },
		{ form: /^(?:www\.)?(?:post[il]mg\.cc|postimages\.org)\/(?:(?:image|gallery)\/)?\w{6,10}(?:\/\w+)?\/?$/, to: 'page' },
	],
	verified: { how: 'unverified', by: 'its links as it offers them after an upload' },
	examples: [
		['https://postimg.cc/Jt2kVnVz', 'page'],
		['https://postimg.cc/gallery/3gkYxyz', 'page'],
		['https://i.postimg.cc/dQ8mZ1Yy/cat.jpg', 'itself'],
		['https://postimages.org/', 'none'],
	],
});
