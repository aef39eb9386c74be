/** The containers of videos whose headers are read here: Matroska with WebM, and MP4 with QuickTime. */
export type VideoType = 'webm' | 'mp4';

/** What a video's headers say, learned without decoding anything. */
export interface VideoFacts {
	/** The largest of each that any video track announces, in pixels. */
	readonly width: number;
	readonly height: number;
	/** Undefined where the headers do not say, as in recordings that were streamed. */
	readonly seconds: number | undefined;
	/** Undefined where the headers do not say. */
	readonly framesPerSecond: number | undefined;
	readonly hasSound: boolean;
}
