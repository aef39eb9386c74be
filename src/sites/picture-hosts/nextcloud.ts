import { definePictureHost } from './picture-host';

export const nextcloud = definePictureHost({
	id: 'nextcloud',
	name: 'Nextcloud’s share links',
	hosts: [],
	// Its tokens are of 15 characters, drawn from small and capital letters and digits.
	rules: [
		{
			form: /^[^/?]+(?<share>(?:\/(?:nextcloud|cloud))?(?:\/index\.php)?\/s\/(?=[a-zA-Z]*\d)(?=[A-Z\d]*[a-z])(?=[a-z\d]*[A-Z])[a-zA-Z\d]{15})\/?$/,
			to: '$<share>/preview',
			holds: 'anything',
		},
	],
	verified: { how: 'documented', by: 'the `directLink` of its files_sharing app’s OpenAPI' },
	examples: [
		['https://cloud.example.org/s/aB3dE6gH9jK2mN5', 'https://cloud.example.org/s/aB3dE6gH9jK2mN5/preview'],
		[
			'https://example.org:8443/nextcloud/index.php/s/aB3dE6gH9jK2mN5',
			'https://example.org:8443/nextcloud/index.php/s/aB3dE6gH9jK2mN5/preview',
		],
		['https://example.org/s/allsmallletters', 'none'],
		['https://example.org/s/aB3dE6gH9jK2mN5/download', 'none'],
	],
});
