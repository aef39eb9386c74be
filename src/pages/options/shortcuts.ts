import { browser } from 'wxt/browser';
import { text } from '../../shared/text';
import { createElement } from '../elements';
import { byId } from '../localise';

/** Shows the keys as they are set in the browser, and leads to where they are changed. */
export async function showShortcuts(page: Document): Promise<void> {
	// Phones have no keys to set.
	const commands = (await browser.commands?.getAll()) ?? [];
	const rows = commands.map(({ name, shortcut, description }) =>
		createElement(
			page,
			'li',
			{ className: 'entry line searchable' },
			createElement(page, 'span', { className: 'name' }, name === '_execute_action' ? text('shortcut_popup') : (description ?? '')),
			createElement(page, 'kbd', {}, shortcut || text('shortcut_none')),
		),
	);
	byId(page, 'shortcuts').hidden = rows.length === 0;
	byId(page, 'shortcut-list').replaceChildren(...rows);
}

/** Leads to the browser's own page of shortcuts. */
export function linkShortcuts(page: Document, say: (sentence: string) => void): void {
	byId(page, 'open-shortcuts').addEventListener('click', () => {
		if (import.meta.env.FIREFOX && openFirefoxShortcuts()) return;
		if (import.meta.env.FIREFOX) say(text('shortcut_where_firefox'));
		else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
	});
}

/** Newer Firefox opens it for us; in older ones a person goes there by hand. */
function openFirefoxShortcuts(): boolean {
	const open: unknown = Reflect.get(browser.commands, 'openShortcutSettings');
	if (typeof open !== 'function') return false;
	Reflect.apply(open, browser.commands, []);
	return true;
}
