import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { projectFolder } from '../../../scripts/setup/project-folder.mjs';
import { valueRow, type Figure } from '../figure';

const budgets = v.array(v.object({ name: v.string(), path: v.array(v.string()), limit: v.pipe(v.string(), v.regex(/^\d+ kB$/)) }));

/** Looks into the build, so not before there is one; by a Node of its own, since nothing can be imported any more by then. */
function readBudgets(): v.InferOutput<typeof budgets> {
	const code = "import('./.size-limit.mjs').then(({ default: budgets }) => console.log(JSON.stringify(budgets)))";
	const told: unknown = JSON.parse(execFileSync(process.execPath, ['-e', code], { cwd: projectFolder, encoding: 'utf8' }));
	return v.parse(budgets, told);
}

/** What each part loads at its start, against its budget. */
export const sizes: Figure = {
	id: 'sizes',
	title: 'Sizes',
	measure() {
		const rows = readBudgets().map(({ name, path, limit }) => {
			const kilobytes =
				path.reduce((sum, file) => sum + gzipSync(readFileSync(join(projectFolder, file)), { level: 9 }).length, 0) / 1000;
			return valueRow({ name: `${name}, gzip`, against: '', unit: 'kB', goal: Number.parseInt(limit, 10) }, [kilobytes]);
		});
		return Promise.resolve(rows);
	},
};
