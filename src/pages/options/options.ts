import type { Managed } from '../../settings/managed';
import { onGrantsChanged } from '../../settings/permissions';
import { onSettingsChanged } from '../../settings/settings';
import { text } from '../../shared/text';
import { askGrant } from '../ask-grant';
import { byId, localise } from '../localise';
import { createSave, say } from '../save';
import { createCacheSection } from './cache';
import { createGrants } from './grants';
import { createMappings } from './mappings';
import { readOptionsState } from './options-state';
import { createPictureHosts } from './picture-hosts';
import { createPreferences } from './preferences';
import { createSearch } from './search';
import type { SectionTools } from './section';
import { linkShortcuts, showShortcuts } from './shortcuts';
import { createSites } from './sites';
import { createTransfer } from './transfer';

/** The page of all settings: what is changed is saved at once, and shown in every page of ours that is open. */
export async function openOptions(page: Document): Promise<void> {
	localise(page);
	const status = byId(page, 'status');
	let shows = 0;

	const show = async (): Promise<void> => {
		shows += 1;
		const ours = shows;
		const state = await readOptionsState();
		// What was read first must not be shown last.
		if (ours !== shows) return;
		for (const section of sections) section.show(state);
		byId(page, 'managed-note').hidden = !isManaged(state.managed);
		search.apply();
	};
	const refresh = (): void => void show();

	const tools: SectionTools = {
		page,
		save: createSave(status, refresh),
		ask: (patterns, choice) =>
			void askGrant(patterns, choice).then((granted) => {
				say(status, text(granted ? 'settings_saved' : 'popup_declined'), !granted);
				return show();
			}),
		say: (sentence, isProblem) => say(status, sentence, isProblem),
		refresh,
	};
	const sections = [
		createSites,
		createGrants,
		createPreferences,
		createPictureHosts,
		createMappings,
		createCacheSection,
		createTransfer,
	].map((create) => create(tools));
	const search = createSearch(page);

	onSettingsChanged(refresh);
	onGrantsChanged(refresh);
	linkShortcuts(page, tools.say);
	await Promise.all([show(), showShortcuts(page)]);
	page.body.classList.add('ready');
}

function isManaged({ settings: { sites, ...others }, forbidsPrivateHosts }: Managed): boolean {
	return forbidsPrivateHosts || Object.keys(sites).length > 0 || Object.keys(others).length > 0;
}
