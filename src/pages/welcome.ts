import { browser } from 'wxt/browser';
import { everywhere, isGranted, onGrantsChanged } from '../settings/permissions';
import { text } from '../shared/text';
import { askGrant } from './ask-grant';
import { byId, localise } from './localise';

/** The page that is shown once, after the installation: what Vignette does, and its two steps. */
export async function openWelcome(page: Document): Promise<void> {
	localise(page);
	const grant = byId(page, 'grant');
	const outcome = byId(page, 'outcome');

	const show = async (): Promise<void> => {
		const granted = await isGranted(everywhere);
		const hadFocus = page.activeElement === grant;
		grant.hidden = granted;
		page.documentElement.classList.toggle('granted', granted);
		if (granted) outcome.textContent = text('welcome_granted');
		else if (outcome.textContent === text('welcome_granted')) outcome.textContent = '';
		// The button that had the focus is gone: what it led to is next.
		if (granted && hadFocus) outcome.focus({ preventScroll: true });
	};

	grant.addEventListener('click', () => {
		void askGrant(everywhere).then((granted) => {
			if (!granted) outcome.textContent = text('welcome_declined');
			return show();
		});
	});
	onGrantsChanged(() => void show());
	await Promise.all([show(), showKeys(byId(page, 'keys'))]);
}

/** Names the keys that open the popup, where there are any: people may change or remove them, and phones have none. */
async function showKeys(place: HTMLElement): Promise<void> {
	const commands = (await browser.commands?.getAll()) ?? [];
	const keys = commands.find(({ name }) => name === '_execute_action')?.shortcut;
	place.textContent = keys ? text('welcome_keys', keys) : '';
}
