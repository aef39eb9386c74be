import { definePictureHost } from './picture-host';

export const dropbox = definePictureHost({
	id: 'dropbox',
	name: 'Dropbox',
	hosts: ['dropbox.com', 'dropboxusercontent.com'],
	rules: [
		{
			form: /^(?:www\.)?dropbox\.com\/(?<path>scl\/fi\/\w+\/[^/?]+\.(?:png|jpe?g|gif|webp|avif|heic|bmp|svg))\?(?:[^#]*&)?rlkey=(?<key>\w+)(?:&.*)?$/i,
			to: 'https://www.dropbox.com/$<path>?rlkey=$<key>&raw=1',
		},
		{
			form: /^(?:www\.)?dropbox\.com\/(?<path>s\/\w+\/[^/?]+\.(?:png|jpe?g|gif|webp|avif|heic|bmp|svg))(?:\?.*)?$/i,
			to: 'https://www.dropbox.com/$<path>?raw=1',
		},
		{ form: /^(?:[\w-]+\.)?dropboxusercontent\.com\/.+\.(?:png|jpe?g|gif|webp|avif|bmp|svg)(?:\?.*)?$/i, to: 'itself' },
	],
	verified: { how: 'documented', by: 'its help page on forcing a link to download or render' },
	examples: [
		['https://www.dropbox.com/s/degru93hceo26m6/cat.png?dl=0', 'https://www.dropbox.com/s/degru93hceo26m6/cat.png?raw=1'],
		[
			'https://www.dropbox.com/scl/fi/ok3izk4jj1pg6psxja3aj/a%20cat.jpg?rlkey=euu16z8fd8u8&st=x&dl=0',
			'https://www.dropbox.com/scl/fi/ok3izk4jj1pg6psxja3aj/a%20cat.jpg?rlkey=euu16z8fd8u8&raw=1',
		],
		['https://dl.dropboxusercontent.com/s/degru93hceo26m6/cat.png', 'itself'],
		['https://www.dropbox.com/s/degru93hceo26m6/report.pdf?dl=0', 'none'],
	],
});
