import { readdirSync } from 'node:fs';
import { projectFolder } from '../../scripts/setup/project-folder.mjs';

/** All documents of the project, by their paths in it. */
export function allDocuments(): string[] {
	const top = readdirSync(projectFolder).map((name) => name);
	const below = readdirSync(`${projectFolder}/docs`, { recursive: true, encoding: 'utf8' }).map(
		(name) => `docs/${name.replaceAll('\\', '/')}`,
	);
	return [...top, ...below].filter((name) => name.endsWith('.md')).toSorted();
}
