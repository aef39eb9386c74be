import { resolve } from 'node:path';
import * as v from 'valibot';
import { build } from 'vite';
import { ratioRow, type Figure, type Row } from '../figure';

const rounds = 15;
const messages = 2000;
const path = '/scan';
const measured = v.object({ ours: v.number(), base: v.number() });

/** What looking for URLs costs in one message, against what linkify-it takes for its text alone. */
export const scanCost: Figure = {
	id: 'scan',
	title: 'Scan cost a message',
	async measure({ server, without }) {
		const script = await bundledScan();
		server.file(path, `<!doctype html><meta charset="utf-8"><body><script>${script}</script>`, 'text/html; charset=utf-8');
		const page = await without.openPage(server.url('scan.test', path));
		const rows: Row[] = [];
		for (const [kind, goal] of [
			['without', 0.5],
			['with', 2],
		] as const) {
			const ours: number[] = [];
			const base: number[] = [];
			for (let round = 0; round < rounds; round += 1) {
				const one = await page.evaluate(`measureScan(${messages}, ${kind === 'with'}, ${round % 2 === 0})`, measured);
				// The first ones are slow in both, as code that has not been compiled yet.
				if (round < 3) continue;
				ours.push(one.ours);
				base.push(one.base);
			}
			rows.push(ratioRow({ name: `scan, a message ${kind} a URL`, against: 'bare linkify-it', unit: 'µs', goal }, ours, base));
		}
		await page.close();
		return rows;
	},
};

async function bundledScan(): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'silent',
		build: {
			write: false,
			lib: { entry: resolve(import.meta.dirname, '../scan-page.ts'), formats: ['iife'], name: 'page', fileName: 'page' },
		},
	});
	const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : 'output' in built ? built.output : [];
	const script = outputs.find((part) => part.type === 'chunk');
	if (script?.type !== 'chunk') throw new Error('Nothing was built');
	return script.code.replaceAll('</script', String.raw`<\/script`);
}
