import type { ShownPicture } from '../messages/from-worker';
import { maximumDevicePixelRatio } from '../shared/limits';
import { displayedSize } from './picture-frame';

/** The screen's device pixels per CSS pixel, up to the next half: the steps in which pictures are made. */
export function screenDensity(): number {
	return Math.min(maximumDevicePixelRatio, Math.max(1, Math.ceil(devicePixelRatio * 2) / 2));
}

/** Whether a picture that was made for this density could be sharper on the screen as it is now. */
export function isBlurred(picture: ShownPicture, density = Infinity): boolean {
	return !picture.animated && screenDensity() > density && picture.width > displayedSize(picture).width * density;
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
