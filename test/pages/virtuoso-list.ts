import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Virtuoso } from 'react-virtuoso';
import { messageCount, messageText } from './five-thousand';

const root = createRoot(document.querySelector('#app') ?? document.body);
root.render(
	createElement(Virtuoso, {
		className: 'list',
		style: { height: '100vh' },
		totalCount: messageCount,
		itemContent: (index: number) => createElement('div', { className: 'row' }, messageText(index)),
	}),
);
