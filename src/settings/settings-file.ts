import { maximumSettingsFileCharacters } from '../shared/limits';
import { parseSettings, type Settings } from './schema';
import { migrated, settingsVersion, versionOf, type Migration, type Stored } from './versions';

/** Whose file it is, in the file itself. */
const format = 'vignette-settings';

/** Why a file is not taken. */
export type FileProblem = 'too-large' | 'not-json' | 'not-ours' | 'later-version';

/** What a file holds, or why it is not taken. */
export type ReadFile =
	| {
			readonly ok: true;
			readonly settings: Settings;
			/** What of it was damaged and is left out: `sites: a.example`. */
			readonly dropped: readonly string[];
	  }
	| { readonly ok: false; readonly problem: FileProblem };

/** A proxy's key lets its owner's proxy be used by anybody who has it: without `withKeys`, what has one is left out. */
export function writeSettingsFile(settings: Settings, withKeys: boolean): string {
	const { mappings, ...rest } = settings;
	const written = mappings?.filter(({ signing }) => withKeys || !signing);
	return `${JSON.stringify({ format, version: settingsVersion, ...rest, ...(written && { mappings: written }) }, undefined, '\t')}\n`;
}

/** Reads a file that anybody may have written; `steps` bring one of an older version to ours. */
export function readSettingsFile(text: string, steps?: readonly Migration[]): ReadFile {
	if (text.length > maximumSettingsFileCharacters) return { ok: false, problem: 'too-large' };
	const raw = parseJson(text);
	if (raw === undefined) return { ok: false, problem: 'not-json' };
	const stored = migratedFile(raw, steps);
	if (stored?.['format'] !== format) return { ok: false, problem: 'not-ours' };
	if (versionOf(stored) > settingsVersion) return { ok: false, problem: 'later-version' };
	const settings = parseSettings(stored) ?? { sites: {} };
	return { ok: true, settings, dropped: droppedOf(stored, settings) };
}

function migratedFile(raw: unknown, steps?: readonly Migration[]): Stored | undefined {
	try {
		return migrated(raw, steps);
	} catch (error) {
		console.error('Vignette:', error);
		return undefined;
	}
}

function parseJson(text: string): unknown {
	try {
		const parsed: unknown = JSON.parse(text);
		return parsed;
	} catch {
		return undefined;
	}
}

function droppedOf(stored: Stored, settings: Settings): string[] {
	const read: Stored = { format, version: settingsVersion, ...settings };
	return Object.entries(stored).flatMap(([name, value]) => {
		if (!Object.hasOwn(read, name)) return [name];
		return entriesDropped(value, read[name]).map((entry) => `${name}: ${entry}`);
	});
}

/** The entries of one setting that did not come through: by their name in a record, by their number in a list. */
function entriesDropped(value: unknown, read: unknown): string[] {
	if (Array.isArray(value) && Array.isArray(read)) return value.length > read.length ? [`${value.length - read.length}`] : [];
	if (typeof value !== 'object' || value === null || typeof read !== 'object' || read === null) return [];
	return Object.keys(value).filter((name) => !Object.hasOwn(read, name));
}
