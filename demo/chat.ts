// A chat like many: messages are added at the end, links are made of addresses, and the log keeps to its end. It is
// told by nobody that there is an extension.

/** A message as the chat's server sends it. */
interface ChatMessage {
	readonly name: string;
	readonly body: string;
	readonly pauseMilliseconds: number;
}

const log = find(HTMLElement, '#log');
const composer = find(HTMLInputElement, '#composer');
const colours = new Map([
	['Ada', '#8f4bd1'],
	['Ben', '#c2572b'],
	['Cleo', '#1f7a8c'],
	['Telegram', '#3390ec'],
]);
const ownColour = '#2f7d6b';

function find<Kind extends Element>(kind: abstract new () => Kind, selector: string): Kind {
	const found = document.querySelector(selector);
	if (!(found instanceof kind)) throw new Error(`No ${selector} in this chat`);
	return found;
}

function add(name: string, body: string): void {
	const message = element('div', 'message');
	const avatar = element('span', 'avatar', name.slice(0, 1));
	avatar.style.background = colours.get(name) ?? ownColour;
	const head = element('div', 'name', name);
	head.append(element('time', '', new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })));
	const text = element('div', 'body');
	text.append(...withLinks(body));
	message.append(avatar, head, text);
	const atEnd = log.scrollHeight - log.clientHeight - log.scrollTop < 40;
	log.append(message);
	if (atEnd) log.scrollTop = log.scrollHeight;
}

function element(name: string, className: string, text = ''): HTMLElement {
	const created = document.createElement(name);
	if (className !== '') created.className = className;
	created.textContent = text;
	return created;
}

function withLinks(body: string): (string | Node)[] {
	return body.split(/(https?:\/\/\S*[\w/])/).map((part, index) => {
		if (index % 2 === 0) return part;
		const link = document.createElement('a');
		link.textContent = part;
		link.href = part;
		link.target = '_blank';
		link.rel = 'noopener noreferrer';
		return link;
	});
}

find(HTMLFormElement, 'form').addEventListener('submit', (event) => {
	event.preventDefault();
	const body = composer.value.trim();
	if (body !== '') add('You', body);
	composer.value = '';
});

function areMessages(value: unknown): value is readonly ChatMessage[] {
	return Array.isArray(value);
}

const messages: unknown = await (await fetch('/messages.json')).json();
if (!areMessages(messages)) throw new Error('The chat’s server sent no messages');
for (const { name, body, pauseMilliseconds } of messages) {
	add(name, body);
	await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
}
document.documentElement.dataset['played'] = 'true';
