import { parseHostPattern } from '../../shared/host-patterns';
import type { SiteSettings } from '../../settings/schema';
import { text } from '../../shared/text';
import { createButton, createElement, focusable } from '../elements';

/** The private hosts of each chat. */
export interface PrivateHosts {
	row(host: string, site: SiteSettings, isLocked: boolean): HTMLElement;
}

/** `change` is told a chat's new list; `say` what is no host. */
export function createPrivateHosts(
	page: Document,
	say: (sentence: string, isProblem: boolean) => void,
	change: (host: string, privateHosts: string[]) => void,
): PrivateHosts {
	/** Whose lists are open, which stay so when they are made anew. */
	const opened = new Set<string>();

	const tag = (host: string, pattern: string, all: readonly string[], isLocked: boolean): HTMLElement => {
		const item = createElement(page, 'li', { className: 'tag' }, createElement(page, 'bdi', {}, pattern));
		const remove = (): void =>
			change(
				host,
				all.filter((other) => other !== pattern),
			);
		const button = createButton(page, '×', remove, { ariaLabel: text('options_remove_named', pattern) });
		if (!isLocked) item.append(focusable(button, `private ${host} ${pattern}`));
		return item;
	};

	const form = (host: string, all: readonly string[]): HTMLElement => {
		const label = text('options_private_host_new', host);
		const input = createElement(page, 'input', { type: 'text', placeholder: '192.168.1.5', dir: 'ltr', ariaLabel: label });
		const submit = createElement(page, 'button', { type: 'submit' }, text('options_add'));
		const adding = createElement(page, 'form', { className: 'adding' }, focusable(input, `new private ${host}`), submit);
		adding.addEventListener('submit', (event) => {
			event.preventDefault();
			const pattern = parseHostPattern(input.value);
			if (pattern === undefined) say(text('options_host_invalid', input.value), true);
			else if (!all.includes(pattern)) change(host, [...all, pattern]);
		});
		return adding;
	};

	return {
		row(host, { privateHosts }, isLocked) {
			const summary = createElement(page, 'summary', {}, text('options_private_hosts', String(privateHosts.length)));
			const tags = privateHosts.map((pattern) => tag(host, pattern, privateHosts, isLocked));
			const details = createElement(page, 'details', { open: opened.has(host) }, focusable(summary, `privates ${host}`));
			details.append(createElement(page, 'p', { className: 'quiet' }, text('options_private_hosts_meaning')));
			if (tags.length > 0) details.append(createElement(page, 'ul', { className: 'tags' }, ...tags));
			if (!isLocked) details.append(form(host, privateHosts));
			details.addEventListener('toggle', () => void (details.open ? opened.add(host) : opened.delete(host)));
			return details;
		},
	};
}
