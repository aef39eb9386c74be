import { definePictureHost } from './picture-host';

export const lightshot = definePictureHost({
	id: 'lightshot',
	name: 'Lightshot',
	hosts: ['prnt.sc', 'prntscr.com'],
	rules: [
		{ form: /^image\.prntscr\.com\/image\/.+$/, to: 'itself' },
		{ form: /^(?:www\.)?(?:prnt\.sc|prntscr\.com)\/[\w-]{5,12}\/?$/, to: 'page' },
	],
	// Its own pictures, which pages of screenshots that are gone show.
	placeholders: ['st.prntscr.com/'],
	verified: { how: 'unverified', by: 'its pages, as other programs read them' },
	examples: [
		['https://prnt.sc/abc123', 'page'],
		['https://prntscr.com/abc123', 'page'],
		['https://prnt.sc/nGEJcGh7nGEJ', 'page'],
		['https://image.prntscr.com/image/AbCdEf1-QyuXyz.png', 'itself'],
		['https://prnt.sc/', 'none'],
	],
});
