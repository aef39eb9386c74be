/**
 * Every bound of Vignette, in one place, each with its unit in its name.
 * The reasons for the figures stand in ARCHITECTURE.md ("Limits").
 */

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;
const second = 1000;
const minute = 60 * second;

/** A URL longer than this is not looked at. */
export const maximumUrlCharacters = 2048;

/** A picture larger than this is refused on its Content-Length, or stopped while it streams. */
export const maximumPictureBytes = 15 * megabyte;
/** Anything smaller is a tracking pixel or an error, not a picture. */
export const minimumPictureBytes = 100;
/** What the type detection is given to look at, and needs at most. */
export const sniffedBytes = 4100;

/** Decoding costs memory by the pixel, whatever the file weighs. */
export const maximumStaticPixels = 50_000_000;
/** The browsers' own canvases and decoders stop here. */
export const maximumSidePixels = 32_767;
/** Width and height, both of them at most this, mark a tracking pixel. */
export const trackingPixelSidePixels = 3;
/** All frames of one loop, added up. */
export const maximumAnimatedPixels = 90_000_000;
/** Frames of one loop; above it the first frame is shown, still. */
export const maximumAnimatedFrames = 1000;

/** Redirects followed; the sixth is refused. */
export const maximumRedirects = 5;
/** From sending the request to its response headers. */
export const firstByteTimeoutMilliseconds = 10 * second;
/** From the first request to the last byte, redirects included. */
export const totalTimeoutMilliseconds = 30 * second;
/** How long bytes that have arrived wait for the browser to tell which address they came from. */
export const peerAddressTimeoutMilliseconds = 2 * second;

/** Requests under way at once, over all tabs. */
export const maximumRequestsAtOnce = 6;
/** Requests under way at once to one host. */
export const maximumRequestsAtOncePerHost = 2;
/** How often one URL may be requested within an hour without the person asking for it. */
export const maximumRequestsPerUrlPerHour = 6;
/** Waits before the further tries for a message that has just arrived: a bridge's file may not be readable yet. */
export const freshRetryDelaysMilliseconds = [1, 3, 9, 27].map((seconds) => seconds * second);
/** Waits before the further tries for a message that was there already. */
export const historyRetryDelaysMilliseconds = [3 * second];
/** A server's Retry-After beyond this settles the matter. */
export const maximumRetryAfterMilliseconds = 60 * minute;

/** Thumbnails kept in the worker's memory, in bytes of their blobs. */
export const maximumMemoryCacheBytes = 32 * megabyte;

/** The box a picture is shown in, in CSS pixels. */
export const thumbnailBoxCssPixels = { width: 320, height: 240 };
/** The box a sticker is shown in, in CSS pixels. */
export const stickerBoxCssPixels = { width: 160, height: 160 };
/** A picture with transparency no larger than this is a sticker (Telegram's are 512). */
export const maximumStickerSidePixels = 512;
/** Sharper screens than this get this: a thumbnail need not be larger. */
export const maximumDevicePixelRatio = 3;

/** Pictures shown below one message; the rest wait behind "+N more". */
export const maximumPicturesPerMessage = 4;
/** Within this distance of its end a log counts as read to the end. */
export const pinnedToEndCssPixels = 30;
/** Links this far outside the view are resolved already. */
export const nearViewportCssPixels = 600;
/** Our own work on the page's thread yields after this long. */
export const sliceMilliseconds = 4;
/** A removed frame is put back this often, then the page has its way. */
export const maximumPutBacks = 5;
/** Text nodes longer than this are not searched for URLs. */
export const maximumTextCharacters = 1_000_000;
/** URLs whose tries are remembered. */
export const maximumLedgerEntries = 1000;
/** What a person may ask for by a click where the picture is larger than the limit. */
export const maximumAskedPictureBytes = 50 * megabyte;
/** The open popup asks its page this often what is shown there. */
export const reportIntervalMilliseconds = 1000;
/** The longest host name there is (RFC 1035, section 2.3.4). */
export const maximumHostCharacters = 253;
/** The selectors of one kind that are known of a site, or of all software that people host themselves, in one list. */
export const maximumSelectorCharacters = 4000;
/** More links and texts with URLs than this within the window below are a history that is rendered late. */
export const maximumFreshNodes = 10;
export const freshWindowMilliseconds = second;
/** A box that has not scrolled for this long is not scrolling: some frames, for scrolling begins and ends slowly. */
export const calmMilliseconds = 60;
/** A picture waits this long for a log that scrolls or grows to come to rest. */
export const patienceMilliseconds = 1000;
/** Put-backs further apart than this are not counted together: a page that renders now and then is no page that objects. */
export const putBacksWithinMilliseconds = 10 * second;
/** A picture that is made small and whose one side is this many times the other has a mark beside it. */
export const longAspectRatio = 4;
/** A picture of the page smaller than this on both sides is an avatar or an emoji, whatever is in it. */
export const minimumSharedPictureCssPixels = 80;
/** Two pictures that differ less than this on average are one, encoded or scaled twice; in steps of a channel (0–255). */
export const maximumPixelDifference = 6;
