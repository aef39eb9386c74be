/** Lottie as it is used here: it draws on a canvas that it is given only if it has no container, which its own types demand. */
declare module 'lottie-web/build/player/lottie_light_canvas' {
	interface Animation {
		/** Draws a frame at once; frames in between may be asked for. */
		goToAndStop(frame: number, isFrame: true): void;
		destroy(): void;
	}
	const lottie: {
		/** Reads a drawing and sets it up at once if it has no fonts, images or other files. */
		loadAnimation(options: {
			readonly renderer: 'canvas';
			readonly loop: boolean;
			readonly autoplay: boolean;
			readonly animationData: unknown;
			readonly rendererSettings: { readonly context: CanvasRenderingContext2D; readonly clearCanvas: boolean };
		}): Animation;
	};
	export default lottie;
}
