/** A frame that claims to last this long or less is shown for longer, as browsers do in a message. */
const longestIgnoredMilliseconds = 10;
const ignoredFrameMilliseconds = 100;

/** An animation that is played by us, so that it can be held at any of its frames, which an `<img>` cannot. */
export interface Film {
	/** Shows the frame that it is at. */
	readonly element: HTMLCanvasElement;
	/** Goes on from there, or stays there. */
	setPlaying(isPlaying: boolean): void;
}

/**
 * Opens an animation and draws its first frame. Undefined where the browser has no decoder for us: pages without TLS have
 * none, nor has Firefox for some formats.
 */
export async function openFilm(page: Document, blob: Blob, name: string, signal: AbortSignal): Promise<Film | undefined> {
	if (typeof ImageDecoder === 'undefined') return undefined;
	const data = await blob.arrayBuffer();
	if (signal.aborted) return undefined;
	const decoder = new ImageDecoder({ data, type: blob.type });
	signal.addEventListener('abort', () => decoder.close(), { once: true });
	await decoder.tracks.ready;
	await decoder.completed;
	const track = decoder.tracks.selectedTrack;
	if (!track || track.frameCount < 2) return undefined;
	const element = page.createElement('canvas');
	element.role = 'img';
	element.ariaLabel = name;
	const context = element.getContext('2d');
	let index = 0;
	let repeated = 0;
	let milliseconds = 0;
	let isPlaying = false;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const draw = async (): Promise<void> => {
		const { image } = await decoder.decode({ frameIndex: index });
		if (element.width !== image.displayWidth) element.width = image.displayWidth;
		if (element.height !== image.displayHeight) element.height = image.displayHeight;
		context?.clearRect(0, 0, element.width, element.height);
		context?.drawImage(image, 0, 0);
		const claimed = (image.duration ?? 0) / 1000;
		milliseconds = claimed > longestIgnoredMilliseconds ? claimed : ignoredFrameMilliseconds;
		image.close();
	};

	const next = async (): Promise<void> => {
		if (index === track.frameCount - 1) repeated += 1;
		// So often as its file says, it stops at its end.
		if (repeated > track.repetitionCount) return;
		index = (index + 1) % track.frameCount;
		await draw();
		if (isPlaying) wait();
	};
	const wait = (): void => {
		clearTimeout(timer);
		// Once its decoder is closed nobody looks at it any more.
		timer = setTimeout(() => void next().catch(() => {}), milliseconds);
	};

	await draw();
	signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
	return {
		element,
		setPlaying(plays) {
			if (plays === isPlaying) return;
			isPlaying = plays;
			if (!plays) return clearTimeout(timer);
			// It is at its last frame, the first one is yet to come.
			if (repeated > track.repetitionCount) repeated = -1;
			wait();
		},
	};
}
