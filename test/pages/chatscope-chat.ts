import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import { ChatContainer, MainContainer, Message, MessageList } from '@chatscope/chat-ui-kit-react';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { serveConversation } from './conversation';

const root = createRoot(document.querySelector('#app') ?? document.body);
serveConversation((messages) => {
	const rows = messages.map(({ text, own }, index) =>
		createElement(Message, {
			key: index,
			model: { message: text, sender: 'Ada', direction: own ? 'outgoing' : 'incoming', position: 'single' },
		}),
	);
	const container = createElement(ChatContainer, null, createElement(MessageList, null, rows));
	flushSync(() => root.render(createElement(MainContainer, null, container)));
});
