import { createElement, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { serveRandomChat, type ChatState, type Message } from './random-chat';

const row = ({ message: { id, words, url, isLink }, renders }: { message: Message; renders: number }) =>
	createElement(
		'div',
		{ className: 'row', 'data-url': url ?? '', 'data-renders': renders },
		createElement('b', null, `Author ${id % 3}`),
		createElement('p', null, words, ' ', isLink && url ? createElement('a', { href: url }, 'picture') : url),
	);

const list = ({ messages, renders }: ChatState) =>
	createElement(
		'div',
		{ className: 'list' },
		messages.map((message) => createElement(row, { key: message.id, message, renders })),
	);

const root = createRoot(document.querySelector('#app') ?? document.body);
serveRandomChat((state) =>
	flushSync(() => root.render(createElement(StrictMode, null, createElement(list, { key: state.container, ...state })))),
);
