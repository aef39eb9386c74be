import { browser } from 'wxt/browser';
import { allHosts, isGranted, onGrantsChanged } from '../settings/permissions';
import { preferencesOf, withPreference } from '../settings/preferences';
import { onSettingsChanged, readSettings } from '../settings/settings';
import { text } from '../shared/text';
import { askGrant } from './ask-grant';
import { byId, localise } from './localise';
import { createSave } from './save';
import { createExample } from './welcome-example';

/** The page that is shown once, after the installation: what Vignette does, how pictures come, and what it may reach. */
export async function openWelcome(page: Document): Promise<void> {
	localise(page);
	const grant = byId(page, 'grant');
	const single = byId(page, 'single');
	const outcome = byId(page, 'outcome');
	const modes = [...page.querySelectorAll<HTMLInputElement>('[name=mode]')];
	const example = createExample(page);

	const show = async (): Promise<void> => {
		const [granted, settings] = await Promise.all([isGranted(allHosts), readSettings()]);
		const { firstMode } = preferencesOf(settings);
		for (const radio of modes) radio.checked = radio.value === firstMode;
		example.show(firstMode);
		const hadFocus = [grant, single].some((button) => button === page.activeElement);
		grant.hidden = granted;
		single.hidden = granted;
		page.documentElement.classList.toggle('granted', granted);
		if (granted) outcome.textContent = text('welcome_granted');
		else if (outcome.textContent === text('welcome_granted')) outcome.textContent = '';
		// The button that had the focus is gone: what it led to is next.
		if (granted && hadFocus) outcome.focus({ preventScroll: true });
	};

	const save = createSave(byId(page, 'status'), () => void show());
	for (const radio of modes) {
		radio.addEventListener('change', () => void save((settings) => withPreference(settings, 'firstMode', radio.value)));
	}
	grant.addEventListener('click', () => {
		void askGrant(allHosts).then((granted) => {
			if (!granted) outcome.textContent = text('welcome_declined');
			return show();
		});
	});
	single.addEventListener('click', () => {
		outcome.textContent = text('welcome_single_meaning');
	});
	byId(page, 'settings').addEventListener('click', () => void browser.runtime.openOptionsPage());
	onGrantsChanged(() => void show());
	onSettingsChanged(() => void show());
	await Promise.all([show(), showKeys(byId(page, 'keys'))]);
	page.body.classList.add('ready');
}

/** Names the keys that open the popup, where there are any: people may change or remove them, and phones have none. */
async function showKeys(place: HTMLElement): Promise<void> {
	const commands = (await browser.commands?.getAll()) ?? [];
	const keys = commands.find(({ name }) => name === '_execute_action')?.shortcut;
	place.textContent = keys ? text('welcome_keys', keys) : '';
}
