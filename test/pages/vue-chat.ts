import { createApp, h, nextTick, shallowRef, type VNode } from 'vue';
import { serveRandomChat, type ChatState, type Message } from './random-chat';

function row({ id, words, url, isLink }: Message, renders: number): VNode {
	const posted = isLink && url ? h('a', { href: url }, 'picture') : url;
	return h('div', { key: id, class: 'row', 'data-url': url ?? '', 'data-renders': renders }, [
		h('b', `Author ${id % 3}`),
		h('p', [words, ' ', posted]),
	]);
}

const state = shallowRef<ChatState>({ messages: [], renders: 0, container: 0 });
createApp(() => {
	const { messages, renders, container } = state.value;
	return h(
		'div',
		{ key: container, class: 'list' },
		messages.map((message) => row(message, renders)),
	);
}).mount('#app');
serveRandomChat((next) => {
	state.value = next;
	return nextTick();
});
