/** A video that is open, and can be looked at anywhere. */
export interface OpenVideo {
	readonly element: HTMLVideoElement;
	/** Goes to the frame shown at a time, in seconds. Rejects when the signal is aborted. */
	seek(seconds: number): Promise<void>;
	/** Lets go of its decoder. */
	close(): void;
}

/**
 * Opens a video, muted and at rest. Undefined where the browser has no decoder for it or cannot read it.
 * Rejects when the signal is aborted. It is read by seeking, since playing takes as long as it lasts and may skip frames.
 */
export async function openVideo(file: Blob, signal: AbortSignal): Promise<OpenVideo | undefined> {
	const element = document.createElement('video');
	element.muted = true;
	element.preload = 'auto';
	const address = URL.createObjectURL(file);
	const close = (): void => {
		element.removeAttribute('src');
		element.load();
		URL.revokeObjectURL(address);
	};
	element.src = address;
	const ready = await happens(element, 'loadeddata', signal).catch((error: unknown) => {
		close();
		throw error;
	});
	if (!ready) {
		close();
		return undefined;
	}
	return {
		element,
		close,
		async seek(seconds) {
			element.currentTime = seconds;
			await happens(element, 'seeked', signal);
		},
	};
}

/** Waits for an event; false where an error comes instead. */
function happens(element: HTMLVideoElement, type: 'loadeddata' | 'seeked', signal: AbortSignal): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const over = new AbortController();
		const options = { once: true, signal: over.signal };
		const end = (settle: () => void) => (): void => {
			over.abort();
			settle();
		};
		if (signal.aborted) return reject(signal.reason);
		element.addEventListener(
			type,
			end(() => resolve(true)),
			options,
		);
		element.addEventListener(
			'error',
			end(() => resolve(false)),
			options,
		);
		signal.addEventListener(
			'abort',
			end(() => reject(signal.reason)),
			options,
		);
	});
}
