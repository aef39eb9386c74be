import type { ShownPicture } from '../shared/shown-picture';
import type { HiddenPageJob } from '../resolve/offscreen/protocol';
import type { Result } from '../shared/result';
import { drawSvg } from './svg/draw-svg';
import { drawTgs } from './tgs/draw-tgs';
import { drawVideo } from './video/draw-video';

/**
 * Makes a picture of a file that takes a DOM to decode. The signal ends it between two frames.
 * Failures: those of each kind's maker. Rejects with the signal's reason when it is aborted.
 */
export async function makePicture(job: HiddenPageJob, signal: AbortSignal): Promise<Result<ShownPicture>> {
	switch (job.kind) {
		case 'svg':
			return drawSvg(job.file, job, signal);
		case 'tgs':
			return drawTgs(job.file, job, signal);
		case 'video':
			return drawVideo(job, signal);
	}
}
