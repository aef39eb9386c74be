import { flushSync, mount } from 'svelte';
import { writable } from 'svelte/store';
import { serveRandomChat, type ChatState } from './random-chat';
import Chat from './svelte-chat.svelte';

const chat = writable<ChatState>({ messages: [], renders: 0, container: 0 });
mount(Chat, { target: document.querySelector('#app') ?? document.body, props: { chat } });
serveRandomChat((state) => {
	chat.set(state);
	flushSync();
});
