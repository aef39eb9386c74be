/** A picture that is safe to give to a page: small, re-encoded where it is still, and measured. */
export interface ShownPicture {
	/** In a Blob, which crosses as itself, and as `{}` where structured cloning is not on. */
	readonly blob: Blob;
	/** The picture's own size in pixels, as it is to be shown. */
	readonly width: number;
	readonly height: number;
	/** A sticker has transparency and is small: it stands without a frame. */
	readonly look: 'picture' | 'sticker';
	readonly animated: boolean;
	/** How many more there are where this is the first of an album. */
	readonly others?: number;
	/** One frame of a video that is not played here. */
	readonly isPoster?: true;
	/** The file that it was made of, where it was asked for large: to be saved, and never given to the page. */
	readonly original?: OriginalFile;
}

/** A file as its server sent it, or as it was before it was encrypted. */
export interface OriginalFile {
	/** Without a media type that a page would be opened by. */
	readonly blob: Blob;
	/** Safe to save under on any system, with the ending of what the file is. */
	readonly name: string;
}
