import { definePictureHost } from './picture-host';

export const flickr = definePictureHost({
	id: 'flickr',
	name: 'Flickr',
	hosts: ['flickr.com', 'flic.kr', 'staticflickr.com'],
	rules: [
		{ form: /^(?:[\w-]+\.)+staticflickr\.com\/[\w/]+\.(?:jpg|png|gif)(?:\?.*)?$/, to: 'itself' },
		{ form: /^(?:www\.)?flickr\.com\/photos\/[\w@-]+\/\d+(?:\/.*)?(?:\?.*)?$/, to: 'page' },
		{ form: /^flic\.kr\/p\/\w+\/?$/, to: 'page' },
	],
	verified: { how: 'documented', by: 'its API’s page on the URLs of photos' },
	examples: [
		['https://www.flickr.com/photos/someone/12345678901/', 'page'],
		['https://www.flickr.com/photos/12345678@N00/12345678901/in/album-721', 'page'],
		['https://flic.kr/p/2kqxyzA', 'page'],
		['https://live.staticflickr.com/65535/12345678901_0123456789_b.jpg', 'itself'],
		['https://www.flickr.com/explore', 'none'],
	],
});
