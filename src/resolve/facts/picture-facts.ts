/** The raster formats whose headers are read here. */
export type PictureType = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'bmp' | 'ico' | 'jxl' | 'heic';

/** What a picture's headers say, learned without decoding or inflating anything. */
export interface PictureFacts {
	/** As shown, after the orientation that browsers apply (EXIF in JPEG and PNG, `irot` in AVIF and HEIC), in CSS pixels at 1×. */
	readonly width: number;
	readonly height: number;
	/** The largest area any of the file's dimension sources announces: what a decoder may allocate, in pixels. */
	readonly decodedPixels: number;
	/** The longest side any of the file's dimension sources announces. */
	readonly longestSidePixels: number;
	/** Frames in one loop; 1 for a still picture. */
	readonly frames: number;
	/** Whether the headers allow transparency; that a pixel is transparent is not promised. */
	readonly mayBeTransparent: boolean;
}
