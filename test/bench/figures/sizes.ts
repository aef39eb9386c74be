import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { projectFolder } from '../../../scripts/setup/project-folder.mjs';
import { valueRow, type Figure } from '../figure';

const budgets = v.object({
	default: v.array(v.object({ name: v.string(), path: v.array(v.string()), limit: v.pipe(v.string(), v.regex(/^\d+ kB$/)) })),
});

/** What each part loads at its start, against its budget. */
export const sizes: Figure = {
	id: 'sizes',
	title: 'Sizes',
	async measure() {
		// It looks into the build, so not before there is one.
		const module: unknown = await import(/* @vite-ignore */ join(projectFolder, '.size-limit.mjs'));
		return v.parse(budgets, module).default.map(({ name, path, limit }) => {
			const kilobytes =
				path.reduce((sum, file) => sum + gzipSync(readFileSync(join(projectFolder, file)), { level: 9 }).length, 0) / 1000;
			return valueRow({ name: `${name}, gzip`, against: '', unit: 'kB', goal: Number.parseInt(limit, 10) }, [kilobytes]);
		});
	},
};
