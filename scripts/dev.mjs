import { prepareAndRun } from './setup/prepare-and-run.mjs';

process.exitCode = await prepareAndRun('dev/run.ts', process.argv.slice(2));
