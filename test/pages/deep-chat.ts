import 'deep-chat';
import { serveConversation } from './conversation';

const chat = document.createElement('deep-chat');
chat.style.width = '100%';
chat.style.height = '96vh';
chat.connect = { handler: () => undefined };
let shown = 0;

serveConversation((messages) => {
	const rows = messages.slice(shown).map(({ text, own }) => ({ text, role: own ? 'user' : 'ai' }));
	if (shown === 0) {
		chat.history = rows;
		document.querySelector('#app')?.append(chat);
	} else rows.forEach((row) => chat.addMessage(row));
	shown = messages.length;
});
