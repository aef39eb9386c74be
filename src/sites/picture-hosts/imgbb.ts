import { definePictureHost } from './picture-host';

export const imgbb = definePictureHost({
	id: 'imgbb',
	name: 'ImgBB',
	hosts: ['ibb.co'],
	rules: [
		{ form: /^i\.ibb\.co\/.+$/, to: 'itself' },
		{ form: /^(?:www\.)?ibb\.co\/(?:album\/)?\w{6,8}\/?(?:\?.*)?$/, to: 'page' },
	],
	verified: { how: 'documented', by: 'its API’s `url_viewer` and `url`' },
	examples: [
		['https://ibb.co/2ndCYJK', 'page'],
		['https://ibb.co/album/2ndCYJ', 'page'],
		['https://i.ibb.co/w04Prt6/c1f64245afb2.gif', 'itself'],
		['https://ibb.co/', 'none'],
	],
});
