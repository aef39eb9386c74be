import 'deep-chat';
import { serveConversation } from './conversation';

const app = document.querySelector('#app') ?? document.body;
serveConversation((messages) => {
	const chat = document.createElement('deep-chat');
	chat.style.width = '100%';
	chat.style.height = '96vh';
	Reflect.set(
		chat,
		'history',
		messages.map(({ text, own }) => ({ text, role: own ? 'user' : 'ai' })),
	);
	Reflect.set(chat, 'connect', { handler: () => undefined });
	app.replaceChildren(chat);
});
