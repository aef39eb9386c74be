// A chat like many: messages are added at the end, links are made of addresses, and the log keeps to its end. It is
// told by nobody that there is an extension.

const log = document.querySelector('#log');
const composer = document.querySelector('#composer');
const colours = { Ada: '#8f4bd1', Ben: '#c2572b', Cleo: '#1f7a8c', Telegram: '#3390ec', You: '#2f7d6b' };

/** Adds a message, with its addresses as links. */
function add({ name, body }) {
	const message = element('div', 'message');
	const avatar = element('span', 'avatar', name[0]);
	avatar.style.background = colours[name];
	const time = element('time', '', new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
	const head = element('div', 'name', name);
	head.append(time);
	const text = element('div', 'body');
	text.append(...withLinks(body));
	message.append(avatar, head, text);
	const atEnd = log.scrollHeight - log.clientHeight - log.scrollTop < 40;
	log.append(message);
	if (atEnd) log.scrollTop = log.scrollHeight;
}

function element(name, className, text = '') {
	const created = document.createElement(name);
	if (className) created.className = className;
	created.textContent = text;
	return created;
}

function withLinks(body) {
	return body.split(/(https?:\/\/\S*[\w/])/).map((part, index) => {
		if (index % 2 === 0) return part;
		const link = element('a', '', part);
		link.href = part;
		link.target = '_blank';
		link.rel = 'noopener noreferrer';
		return link;
	});
}

document.querySelector('form').addEventListener('submit', (event) => {
	event.preventDefault();
	if (composer.value.trim()) add({ name: 'You', body: composer.value.trim() });
	composer.value = '';
});

const messages = await (await fetch('/messages.json')).json();
for (const message of messages) {
	add(message);
	await new Promise((resolve) => setTimeout(resolve, message.pauseMilliseconds));
}
document.documentElement.dataset.played = 'true';
