import { defineSite } from './site';

export const whatsapp = defineSite({
	id: 'whatsapp',
	name: 'WhatsApp Web',
	hosts: ['web.whatsapp.com'],
	kind: 'chat',
	verified: { how: 'unverified', by: 'it needs an account' },
	genericGetsWrong: undefined,
});
