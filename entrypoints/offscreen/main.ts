import { serveWorker } from '../../src/offscreen/serve-worker';

serveWorker();
