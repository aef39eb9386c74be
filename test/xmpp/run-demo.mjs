import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

// `npm run demo:xmpp -- --keep` without its building, which would take the build away under other tests: options come as JSON.
/** @type {{ module: { runXmppDemo(options: unknown): Promise<number> } }} */
const { module } = await runnerImport(fileURLToPath(new URL('../../demo/xmpp/run.ts', import.meta.url)), { logLevel: 'error' });
process.exitCode = await module.runXmppDemo(JSON.parse(process.argv[2] ?? ''));
