import { passOnToSandbox } from '../../src/offscreen/pass-on';
import { serveWorker } from '../../src/offscreen/serve-worker';

// Firefox has no sandboxed pages: there this page does the work itself.
if (import.meta.env.FIREFOX) void serveWorker();
else passOnToSandbox();
