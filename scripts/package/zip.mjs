import process from 'node:process';
import { zip } from 'wxt';

// `wxt zip`, into a folder that its command line cannot be told: the packages are built beside the builds that tests may be using.
const [browser, outDir] = process.argv.slice(2);
if (browser === undefined || outDir === undefined) throw new Error('Needed: the browser, and the folder for its packages');
await zip({ browser, outDir });
