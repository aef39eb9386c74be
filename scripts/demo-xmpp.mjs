import { prepareAndRun } from './setup/prepare-and-run.mjs';

process.exitCode = await prepareAndRun('demo-xmpp/run.ts', process.argv.slice(2));
