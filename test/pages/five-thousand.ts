import { watchHosts } from './watch-hosts';

/** How many messages a virtual list has. */
export const messageCount = 5000;

/** The text of a message: every third one has a URL, most of them one of their own. */
export function messageText(index: number): string {
	const base = new URLSearchParams(location.search).get('pictures') ?? '';
	return index % 3 === 0 ? `Message ${index}: ${base}/${index}.png` : `Message ${index} says nothing`;
}

watchHosts('[data-index]');
