import { html, nothing, render, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { serveRandomChat, type Message } from './random-chat';

function row({ words, url, isLink }: Message, renders: number): TemplateResult {
	const posted = isLink && url ? html`<a href=${url}>picture</a>` : (url ?? nothing);
	return html`<div class="row" data-url=${url ?? ''} data-renders=${renders}><p>${words} ${posted}</p></div>`;
}

const app = document.querySelector<HTMLElement>('#app') ?? document.body;
serveRandomChat(({ messages, renders, container }) => {
	const rows = repeat(
		messages,
		({ id }) => id,
		(message) => row(message, renders),
	);
	render(keyed(container, html`<div class="list">${rows}</div>`), app);
});
