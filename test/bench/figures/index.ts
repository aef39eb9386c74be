import type { Figure } from '../figure';
import { bytes } from './bytes';
import { droppedFrames } from './dropped-frames';
import { growth } from './growth';
import { idle } from './idle';
import { largeOverSlowLink } from './large-over-slow-link';
import { mainThreadTime } from './main-thread-time';
import { memory } from './memory';
import { messageToPicture } from './message-to-picture';
import { pageLoad } from './page-load';
import { scanCost } from './scan-cost';
import { sizes } from './sizes';
import { sticker } from './sticker';

/** All figures, in the order they are measured in. */
export const figures: readonly Figure[] = [
	messageToPicture,
	largeOverSlowLink,
	sticker,
	mainThreadTime,
	droppedFrames,
	scanCost,
	growth,
	pageLoad,
	bytes,
	memory,
	idle,
	sizes,
];
