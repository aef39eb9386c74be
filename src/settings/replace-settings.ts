import { parseSettings, type Settings } from './schema';
import { changeSettings, defaultSettings } from './settings';
import { migrated, settingsVersion } from './versions';
import { storedItem } from './stored-item';

/** What was set before all of it was replaced, until the browser closes. */
const before = storedItem('session', 'settingsBefore');

/** Replaces all that the person has set, by a file's settings or by what counts as installed; it can be undone. */
export async function replaceSettings(settings: Settings = defaultSettings): Promise<void> {
	let replaced: Settings | undefined;
	await changeSettings((present) => {
		replaced = present;
		return settings;
	});
	await before.write({ version: settingsVersion, ...replaced });
}

/** Whether all settings were replaced, and nothing has been undone since. */
export async function canUndoReplacing(): Promise<boolean> {
	return (await before.read()) !== undefined;
}

/** Brings back what was set before it was replaced; what was set since goes. */
export async function undoReplacing(): Promise<void> {
	const settings = parseSettings(migrated(await before.read()));
	if (settings) await changeSettings(() => settings);
	await before.remove();
}
