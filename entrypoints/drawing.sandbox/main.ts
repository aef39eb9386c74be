import { serveParent } from '../../src/offscreen/serve-parent';

serveParent();
