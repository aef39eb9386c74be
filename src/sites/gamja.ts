import { defineSite } from './site';

export const gamja = defineSite({
	id: 'gamja',
	name: 'gamja',
	hosts: [],
	kind: 'chat',
	selfHosted: true,
	// A channel’s topic.
	skip: ['#buffer-header .description'],
	rows: '#buffer .logline',
	verified: { how: 'markup', by: 'its Buffer and BufferHeader' },
	genericGetsWrong: 'A topic is taken for a message, and its picture put into the header.',
});
