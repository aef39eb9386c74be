import { definePictureHost } from './picture-host';

export const github = definePictureHost({
	id: 'github',
	name: 'GitHub',
	hosts: ['github.com', 'githubusercontent.com'],
	rules: [
		{ form: /^github\.com\/user-attachments\/assets\/[\da-f-]{36}$/, to: 'itself', holds: 'anything' },
		{ form: /^github\.com\/[\w.-]+\/[\w.-]+\/assets\/\d+\/[\da-f-]{36}$/, to: 'itself', holds: 'anything' },
		{
			form: /^github\.com\/(?<repository>[\w.-]+\/[\w.-]+)\/blob\/(?<file>[^?]+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico))(?:\?.*)?$/i,
			to: 'https://github.com/$<repository>/raw/$<file>',
		},
		{ form: /^(?:camo|(?:private-)?user-images|avatars)\.githubusercontent\.com\/.+$/, to: 'itself' },
	],
	verified: { how: 'documented', by: 'its manual on attaching files and on links to raw files' },
	examples: [
		['https://github.com/user-attachments/assets/6f1c2b8e-0c5a-4d6f-9b0e-2f8b7a1c3d4e', 'itself'],
		['https://github.com/someone/thing/assets/1234567/6f1c2b8e-0c5a-4d6f-9b0e-2f8b7a1c3d4e', 'itself'],
		['https://user-images.githubusercontent.com/1234567/123-6f1c2b8e.png', 'itself'],
		['https://camo.githubusercontent.com/0f6def1cb147b0e8/687474703a2f2f', 'itself'],
		['https://github.com/someone/thing/blob/main/docs/a%20b.png?raw=true', 'https://github.com/someone/thing/raw/main/docs/a%20b.png'],
		['https://github.com/someone/thing/blob/main/README.md', 'none'],
	],
});
