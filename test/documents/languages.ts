import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { projectFolder } from '../../scripts/setup/project-folder.mjs';
import { readDocument } from './read-document';

/** Where the strings are, in a folder for each language. */
export const localesFolder = join(projectFolder, 'public', '_locales');

/** The languages that docs/translations.md lists, by the names of their folders. */
export const languages: readonly string[] = [...readDocument('docs/translations.md').matchAll(/^\| `([a-z]{2}(?:_[A-Z]{2})?)` \|/gm)].map(
	([, language = '']) => language,
);

const messagesSchema = v.record(
	v.string(),
	v.object({ message: v.string(), placeholders: v.optional(v.record(v.string(), v.object({ content: v.string() }))) }),
);

/** The strings of a language, by their keys. */
export type Messages = v.InferOutput<typeof messagesSchema>;

/** Reads the strings of a language. */
export function readMessages(language: string): Messages {
	return v.parse(messagesSchema, JSON.parse(readFileSync(join(localesFolder, language, 'messages.json'), 'utf8')));
}
