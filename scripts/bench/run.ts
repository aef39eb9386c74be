import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Figure, Row, Setting } from '../../test/bench/figure';
import { figures } from '../../test/bench/figures';
import { markdownTable, table } from '../../test/bench/report';
import { e2eFolder } from '../../test/browsers/builds';
import { launchBareChromium } from '../../test/bench/bare-chromium';
import { startFixtureServer } from '../../test/servers/fixture-server';
import { build } from '../builds';
import { projectFolder } from '../setup/project-folder.mjs';

const folder = join(projectFolder, '.vignette');

/**
 * `npm run bench`: builds the extension and measures it, all figures or those that are named. Prints a table, and writes it as
 * Markdown and JSON into `.vignette`. No figure is a failure, however large.
 *
 * @returns the exit code
 */
export async function run(names: readonly string[]): Promise<number> {
	const unknown = names.filter((name) => !figures.some(({ id }) => id === name));
	if (unknown.length > 0) {
		console.error(`No figure is called ${unknown.join(', ')}. There are: ${figures.map(({ id }) => id).join(', ')}.`);
		return 1;
	}
	for (const name of ['chrome', 'chrome-e2e'] as const) {
		const problem = await build(name);
		if (problem === undefined) continue;
		console.error(problem);
		return 1;
	}
	const wanted = figures.filter(({ id }) => names.length === 0 || names.includes(id));
	const startedAt = Date.now();
	const [server, withUs, without] = await Promise.all([
		startFixtureServer({ tls: true }),
		launchBareChromium(e2eFolder('chrome')),
		launchBareChromium(),
	]);
	const rows: Row[] = [];
	try {
		for (const figure of wanted) rows.push(...(await measure(figure, { server, withUs, without })));
	} finally {
		await Promise.all([withUs.close(), without.close(), server.close()]);
	}
	console.log(`\n${table(rows)}\n`);
	await mkdir(folder, { recursive: true });
	const machine = {
		processors: cpus().length,
		model: cpus()[0]?.model,
		gigabytes: Math.round(totalmem() / 2 ** 30),
		node: process.version,
	};
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	await writeFile(
		join(folder, 'bench.json'),
		`${JSON.stringify({ at: new Date(startedAt).toISOString(), seconds, machine, rows }, undefined, '\t')}\n`,
	);
	await writeFile(join(folder, 'bench.md'), `${markdownTable(rows)}\n`);
	console.log(`${seconds} s; the same in .vignette/bench.json and .vignette/bench.md`);
	return 0;
}

async function measure(figure: Figure, parts: Omit<Setting, 'say'>): Promise<Row[]> {
	const startedAt = Date.now();
	console.log(`${figure.title} …`);
	const rows = await figure.measure({ ...parts, say: (progress) => console.log(`  ${progress}`) });
	console.log(`${table(rows)}\n  (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
	return rows;
}
