import { definePictureHost } from './picture-host';

export const chatUploads = definePictureHost({
	id: 'chat-uploads',
	name: 'Upload hosts of chat programs',
	hosts: ['kappa.lol', 'i.nuuls.com', 'gachi.gay', 'femboy.beauty', 'segs.lol'],
	// Names without an extension hold anything, but pictures more than all else.
	rules: [{ form: /^[\w.]+\/[\w-]+$/, to: 'itself', holds: 'anything' }],
	verified: { how: 'unverified', by: 'links that people post from Chatterino and the like' },
	examples: [
		['https://kappa.lol/AbCdE', 'itself'],
		['https://i.nuuls.com/AbCdE', 'itself'],
		['https://gachi.gay/AbCdE', 'itself'],
		['https://kappa.lol/', 'none'],
	],
});
