import { prepareAndRun } from './setup/prepare-and-run.mjs';

process.exitCode = await prepareAndRun('start/run.ts', process.argv.slice(2));
