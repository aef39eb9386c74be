import type { ShownPicture } from '../shared/shown-picture';
import { maximumDevicePixelRatio } from '../shared/limits';
import { displayedSize } from './picture-frame';

/**
 * The screen's device pixels per CSS pixel, up to the next half: the steps in which pictures are made. For those that are
 * shown larger or smaller than usual by a factor, it is as if the screen were sharper or less sharp.
 */
export function screenDensity(scale = 1): number {
	return Math.min(maximumDevicePixelRatio, Math.max(1, Math.ceil(devicePixelRatio * 2) / 2) * scale);
}

/** Whether a picture that was made for one density could be sharper at another. */
export function isBlurred(picture: ShownPicture, wanted: number, density = Infinity): boolean {
	return !picture.animated && wanted > density && picture.width > displayedSize(picture).width * density;
}

/** Tells each time that the page is zoomed, or goes to a screen of another density. */
export function watchDensity(onChange: () => void, signal: AbortSignal): void {
	const watch = (): void =>
		// A query of the density there is: when it changes, the query is another one.
		matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
			'change',
			() => {
				watch();
				onChange();
			},
			{ once: true, signal },
		);
	watch();
}
