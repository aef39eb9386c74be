import { join } from 'node:path';
import { projectFolder } from '../../scripts/setup/project-folder.mjs';
import { readDocument } from './read-document';

/** Where the strings are, in a folder for each language. */
export const localesFolder = join(projectFolder, 'public', '_locales');

/** The languages that docs/translations.md lists, by the names of their folders. */
export const languages: readonly string[] = [...readDocument('docs/translations.md').matchAll(/^\| `([a-z]{2}(?:_[A-Z]{2})?)` \|/gm)].map(
	([, language = '']) => language,
);
