import { definePictureHost } from './picture-host';

export const discordCdn = definePictureHost({
	id: 'discord-cdn',
	name: 'Discord’s files',
	hosts: ['cdn.discordapp.com', 'media.discordapp.net', 'images-ext-1.discordapp.net', 'images-ext-2.discordapp.net'],
	rules: [
		{ form: /^[\w.-]+\/(?:ephemeral-)?attachments\/\d+\/\d+\/[^/?]+\.(?:png|jpe?g|gif|webp|avif|apng)(?:\?.*)?$/i, to: 'itself' },
		{ form: /^[\w.-]+\/(?:emojis|stickers)\/\d+\.\w+(?:\?.*)?$/, to: 'itself' },
		{ form: /^images-ext-\d\.discordapp\.net\/external\/.+$/, to: 'itself' },
	],
	expiryParameter: 'ex',
	verified: { how: 'documented', by: 'its reference on signed attachment URLs' },
	examples: [
		['https://cdn.discordapp.com/attachments/1012345678900020080/1234567891233211234/cat.png?ex=ffffffff&is=65d8&hm=2481', 'itself'],
		['https://media.discordapp.net/attachments/1012345678900020080/1234567891233211234/cat.png?ex=65d903de&is=65c6&hm=2481', 'expired'],
		['https://images-ext-1.discordapp.net/external/2hN-Tk/https/a.example/b.png', 'itself'],
		['https://cdn.discordapp.com/emojis/1234567891233211234.webp?size=48', 'itself'],
		['https://cdn.discordapp.com/attachments/1012345678900020080/1234567891233211234/setup.exe', 'none'],
	],
});
