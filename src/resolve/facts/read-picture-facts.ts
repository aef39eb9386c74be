import type { Result } from '../../shared/result';
import { readAvif } from './avif';
import { readBmp } from './bmp';
import { readGif } from './gif';
import { readHeic } from './heic';
import { readIco } from './ico';
import { readJpeg } from './jpeg';
import { readJxl } from './jxl';
import { readPng } from './png';
import { readWebp } from './webp';
import type { PictureFacts, PictureType } from './picture-facts';

const readers: Readonly<Record<PictureType, (bytes: Uint8Array) => Result<PictureFacts>>> = {
	png: readPng,
	jpeg: readJpeg,
	gif: readGif,
	webp: readWebp,
	avif: readAvif,
	bmp: readBmp,
	ico: readIco,
	jxl: readJxl,
	heic: readHeic,
};

/**
 * Reads the facts of a picture from its bytes. `bytes` is the whole file; `type` is what its first bytes say it is.
 * Time and memory are linear in the file's length, whatever it holds; it never throws. Bytes behind the picture's end are ignored.
 * Failures: `broken` (malformed, without a size, or with a side of zero); `truncated` (the file ends before what its
 * structure announces); `too-many-pixels` (truncated as well, but what is there announces more than `checkLimits`
 * would ever let pass, so the rest is not worth waiting for); `format-unsupported` (a rare kind of BMP or JPEG XL).
 */
export function readPictureFacts(bytes: Uint8Array, type: PictureType): Result<PictureFacts> {
	return readers[type](bytes);
}
