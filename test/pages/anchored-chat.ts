import { serveRandomChat, type Message } from './random-chat';

/**
 * As Angular does it: views stand before comments that mark their places, moved by `insertBefore` and taken away by
 * `removeChild` of the parent they were put into. A row that is to be rendered anew is created anew.
 */
interface View {
	readonly element: HTMLElement;
	readonly rendered: string;
}

function createRow({ id, words, url, isLink }: Message): HTMLElement {
	const element = document.createElement('div');
	element.className = 'row';
	element.dataset['url'] = url ?? '';
	const author = document.createElement('b');
	author.textContent = `Author ${id % 3}`;
	const body = document.createElement('p');
	body.append(`${words} `);
	if (isLink && url) {
		const link = document.createElement('a');
		link.href = url;
		link.textContent = 'picture';
		body.append(link, document.createComment('if'));
	} else body.append(url ?? '', document.createComment('if'));
	element.append(author, document.createComment('container'), body);
	return element;
}

const app = document.querySelector('#app') ?? document.body;
let list = document.createElement('div');
let anchor = document.createComment('for');
let shown = -1;
let views = new Map<number, View>();

serveRandomChat(({ messages, renders, container }) => {
	if (container !== shown) {
		if (list.parentNode) app.removeChild(list);
		list = document.createElement('div');
		list.className = 'list';
		anchor = document.createComment('for');
		list.appendChild(anchor);
		app.appendChild(list);
		views = new Map();
		shown = container;
	}
	for (const [id, { element, rendered }] of views) {
		const message = messages.find((each) => each.id === id);
		if (message && rendered === JSON.stringify([message, renders])) continue;
		list.removeChild(element);
		views.delete(id);
	}
	for (const message of messages) {
		const view = views.get(message.id) ?? { element: createRow(message), rendered: JSON.stringify([message, renders]) };
		views.set(message.id, view);
		list.insertBefore(view.element, anchor);
	}
});
