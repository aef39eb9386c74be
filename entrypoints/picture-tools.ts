import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPictureTools } from '../src/show/picture-tools';

// Started by the worker in the frame of a page whose picture somebody has pointed at, and nowhere else.
export default defineUnlistedScript(() => startPictureTools(document));
