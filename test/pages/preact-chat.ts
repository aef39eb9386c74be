import { h, render, type ComponentChild } from 'preact';
import { serveRandomChat, type Message } from './random-chat';

/** The words and the URL stand in the row itself, with no block of their own. */
function row({ id, words, url, isLink }: Message, renders: number): ComponentChild {
	const posted = isLink && url ? h('a', { href: url }, 'picture') : url;
	return h('div', { key: id, class: 'row', 'data-url': url ?? '', 'data-renders': renders }, words, ' ', posted);
}

const app = document.querySelector('#app') ?? document.body;
serveRandomChat(({ messages, renders, container }) =>
	render(
		h(
			'div',
			{ key: container, class: 'list' },
			messages.map((message) => row(message, renders)),
		),
		app,
	),
);
