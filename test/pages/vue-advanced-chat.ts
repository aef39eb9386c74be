import { register } from 'vue-advanced-chat';
import { serveConversation } from './conversation';

register();
const users = [
	{ _id: 'ada', username: 'Ada' },
	{ _id: 'me', username: 'Me' },
];
const chat = document.createElement('vue-advanced-chat');
const set = (name: string, value: unknown): unknown => Reflect.set(chat, name, value);
chat.setAttribute('height', '100vh');
set('currentUserId', 'me');
set('rooms', JSON.stringify([{ roomId: 'room', roomName: 'Room', users, unreadCount: 0 }]));
set('roomsLoaded', true);
set('singleRoom', true);
// Otherwise it asks a server of its makers.
set('emojiDataSource', '/emoji.json');
document.querySelector('#app')?.append(chat);

serveConversation((messages) => {
	const rows = messages.map(({ text, own }, index) => ({
		_id: String(index),
		content: text,
		senderId: own ? 'me' : 'ada',
		username: own ? 'Me' : 'Ada',
		date: '1 January',
		timestamp: '12:00',
	}));
	set('messages', JSON.stringify(rows));
	set('messagesLoaded', true);
});
