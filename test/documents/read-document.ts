import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/setup/project-folder.mjs';

/** The text of a file of the project, by its path in it. */
export function readDocument(path: string): string {
	return readFileSync(join(projectFolder, path), 'utf8');
}

/** The part of a document below a heading, up to the next one as high. */
export function section(document: string, heading: string): string {
	const lines = document.split('\n');
	const start = lines.indexOf(heading);
	if (start < 0) throw new Error(`There is no “${heading}”`);
	const level = heading.slice(0, heading.indexOf(' ') + 1);
	const length = lines.slice(start + 1).findIndex((line) => line.startsWith(level));
	return lines.slice(start, length < 0 ? undefined : start + 1 + length).join('\n');
}
