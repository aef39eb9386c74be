/**
 * Every bound of Vignette, in one place, each with its unit in its name.
 * The reasons for the figures stand in ARCHITECTURE.md ("Limits").
 */

const kilobyte = 1024;
export const megabyte = 1024 * kilobyte;
const second = 1000;
const minute = 60 * second;

/** The name under which a picture is saved, with its ending. */
export const maximumFileNameCharacters = 100;
/** A URL longer than this is not looked at. */
export const maximumUrlCharacters = 2048;
/** A page's report to the popup names no more hosts than this, and no more pictures that are not shown. */
export const maximumReported = 1000;

/** A picture larger than this is refused on its Content-Length, or stopped while it streams, unless the person says otherwise. */
export const maximumPictureBytes = 15 * megabyte;
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
/** From sending a HEAD to its answer: servers that never answer it must not keep a picture back for long. */
export const headTimeoutMilliseconds = 4 * second;
/** From the first request to the last byte, redirects included. */
export const totalTimeoutMilliseconds = 30 * second;
/** How long bytes that have arrived wait for the browser to tell which address they came from. */
export const peerAddressTimeoutMilliseconds = 2 * second;

/** Requests under way at once, over all tabs. */
export const maximumRequestsAtOnce = 6;
/** Requests under way at once to one host. */
export const maximumRequestsAtOncePerHost = 2;
/** How often one URL may be requested within an hour without the person asking for it, and how long what will not pass is let be. */
export const maximumRequestsPerUrlPerHour = 6;
export const rememberedMilliseconds = 60 * minute;
/** Waits before the further tries for a message that has just arrived: a bridge's file may not be readable yet. */
export const freshRetryDelaysMilliseconds = [1 * second, 3 * second, 9 * second, 27 * second];
/** Waits before the further tries for a message that was there already. */
export const historyRetryDelaysMilliseconds = [3 * second];
/** Pictures of messages that arrive which a tab loads within the window below unasked; the rest wait for a click. */
export const maximumArrivalsPerTab = 60;
/** The same for a tab and one host. */
export const maximumArrivalsPerHost = 20;
export const arrivalsWindowMilliseconds = minute;
/** Pictures of history which a tab loads at once, and the time from one to the next after that; the rest wait their turn. */
export const maximumHistoryAtOncePerTab = 30;
export const historyIntervalMilliseconds = 334;
/** What is put off because a frame has too much open is asked for again after this long. */
export const putOffMilliseconds = 10 * second;
/** A server's Retry-After beyond this settles the matter. */
export const maximumRetryAfterMilliseconds = 60 * minute;

/** Thumbnails kept in the worker's memory, in bytes of their blobs. */
export const maximumMemoryCacheBytes = 32 * megabyte;

/** The box a picture is shown in, in CSS pixels. */
export const thumbnailBoxCssPixels = { width: 320, height: 240 };
/** A picture that is looked at alone is made of at most so many pixels, and so many a side. */
export const maximumLargePixels = 16_000_000;
export const maximumLargeSidePixels = 16_384;
/** A drawing has at least so many on its longer side when it is looked at alone. */
export const largeDrawingSidePixels = 2048;
/** The box a sticker is shown in, in CSS pixels. */
export const stickerBoxCssPixels = { width: 160, height: 160 };
/** What can be pointed at is at least this large (WCAG 2.2, success criterion 2.5.8). */
export const minimumTargetCssPixels = 24;
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
/** Whether something is near the view is looked at no more often than this, where the browser can be told so. */
export const nearIntervalMilliseconds = 80;
/** What was there already, and is near the view for less than this, only passes by. */
export const passingMilliseconds = 150;
/** Our own work on the page's thread yields after this long. */
export const sliceMilliseconds = 4;
/** A removed frame is put back this often, then the page has its way. */
export const maximumPutBacks = 5;
/** Text nodes longer than this are not searched for URLs. */
export const maximumTextCharacters = 1_000_000;
/** URLs whose tries are remembered. */
export const maximumLedgerEntries = 1000;
/** Cells of each row in which the requests of further URLs are counted, for an hour: 20,000 URLs seldom share both. */
export const evictedCountCells = 8192;
/** What a person may ask for by a click where the picture is larger than the limit. */
export const maximumAskedPictureBytes = 50 * megabyte;
/** What a person may set the limit of a picture to, in the settings' own unit; and what it is if they do not. */
export const maximumChosenPictureMegabytes = maximumAskedPictureBytes / megabyte;
export const usualPictureMegabytes = maximumPictureBytes / megabyte;
/** The open popup asks its page this often what is shown there. */
export const reportIntervalMilliseconds = 1000;
/** The longest host name there is (RFC 1035, section 2.3.4). */
export const maximumHostCharacters = 253;
/** The selectors of one kind that are known of a site, or of all software that people host themselves, in one list. */
export const maximumSelectorCharacters = 4000;
/** More links and texts with URLs than this within the window below are a history that is rendered late. */
export const maximumFreshNodes = 10;
export const freshWindowMilliseconds = second;
/** A box whose scrolling has ended this long ago is at rest: some frames, for one scrolling may follow another. */
export const calmMilliseconds = 60;
/** A box that has not scrolled for this long is at rest, by whatever steps it scrolls, and whether or not its browser says so. */
export const scrollEndMilliseconds = second;
/** A picture waits this long for a log that scrolls or grows to come to rest. */
export const patienceMilliseconds = 1000;
/** And this long for a person who scrolls up without a pause, where changing anything would cut that short. */
export const scrollPatienceMilliseconds = 5 * second;
/** What scrolls this soon after a key is scrolled by it: the browsers' smooth scrolling by a key takes less. */
export const keyScrollMilliseconds = second;
/** What comes into a log this soon after it was scrolled comes because of that: more history. */
export const scrollThroughMilliseconds = second;
/** Put-backs further apart than this are not counted together: a page that renders now and then is no page that objects. */
export const putBacksWithinMilliseconds = 10 * second;
/** A picture that is made small and whose one side is this many times the other has a mark beside it. */
export const longAspectRatio = 4;
/** The start of a page that is searched for the picture it names. */
export const maximumPageBytes = 128 * kilobyte;
/** As much of a page as arrives is searched each time that this much more has arrived. */
export const pageScanStepBytes = 16 * kilobyte;
/** Where the HTML standard looks for a page's character encoding. */
export const encodingPrescanBytes = 1024;
/** What is remembered of pages, in bytes of the addresses they name. */
export const maximumPageCacheBytes = 256 * kilobyte;
/** Further pictures of an album are counted so far. */
export const maximumOthers = 999;
/** Mappings that a person may have, and the length of each of their texts. */
export const maximumMappings = 50;
export const maximumMappingCharacters = 1000;
/** A file of settings with all that a person may set is smaller. */
export const maximumSettingsFileCharacters = 1 * megabyte;
/** Hosts of one page's pictures that the popup is told. */
export const maximumListedHosts = 50;
/** Picture hosts with a mode of their own. */
export const maximumPictureHosts = 1000;
/** A frame of an animation lasts this long at least. */
export const minimumFrameMilliseconds = 20;
/** A text that grows is being written until it has not grown for this long. */
export const restMilliseconds = 500;
/** One that has grown this often without such a rest is streamed, as assistants do it, and streams halt for longer. */
export const streamSteps = 3;
export const longRestMilliseconds = 3 * second;
/** Empty elements that are looked at again for a shadow root given to them later, the last ones first. */
export const maximumEmptyElements = 50;
/** What AES-GCM puts behind an encrypted file (XEP-0454). */
export const authenticationTagBytes = 16;
/** What the pictures kept on disk may take there, and for how long they are kept. */
export const maximumDiskCacheBytes = 64 * megabyte;
export const maximumDiskCacheMilliseconds = 7 * 24 * 60 * minute;
/** What a kept picture takes beside its own bytes: its facts, and its places in the indexes. */
export const diskCacheEntryBytes = 512;
/** A disk that is slower than this is no quicker than the network: then it is asked for nothing. */
export const diskCacheTimeoutMilliseconds = second;
/** How long what an administrator has set is waited for. */
export const managedTimeoutMilliseconds = 2 * second;
/** That a kept picture was used is noted no more often than this, since it costs a write. */
export const diskCacheUseNotedMilliseconds = 60 * minute;
/** What a remembered failure counts for in the worker's memory. */
export const rememberedFailureBytes = kilobyte;

/** An SVG larger than this is refused, unpacked too where it is packed. */
export const maximumSvgBytes = 256 * kilobyte;
/** Elements of an SVG, and how deep they may be nested. */
export const maximumSvgElements = 5000;
export const maximumSvgDepth = 64;
/** Elements of an SVG's masks and clips, each counted for every element that could be drawn through it. */
export const maximumSvgMaskedElements = 100_000;
/** Telegram's own limit for an animated sticker is a quarter of this. */
export const maximumTgsBytes = 256 * kilobyte;
/** An animated sticker's drawing, unpacked. */
export const maximumLottieBytes = 4 * megabyte;
/** Packed bytes are given to the browser in slices of this: it unpacks a whole slice at once, to a thousand times its size. */
export const unpackedSliceBytes = 256;
/** An animated sticker that is longer is none (Telegram's are 3 s), nor is one of more frames a second. */
export const maximumStickerSeconds = 4;
export const maximumLottieFramesPerSecond = 60;
/** How deep a Lottie drawing's JSON may be nested, and its compositions in one another. */
export const maximumLottieDepth = 100;
export const maximumLottieNesting = 8;
/** Objects and lists of a Lottie drawing, each counted as often as it is drawn. */
export const maximumLottieParts = 100_000;
/** Layers of a Lottie drawing that cost a canvas each. */
export const maximumLottieMattes = 16;
/** Colour stops of a gradient in a Lottie drawing. */
export const maximumLottieColourStops = 64;
/** Animations that we draw ourselves have at most this many frames a second, and this many device pixels per CSS pixel. */
export const maximumDrawnFramesPerSecond = 30;
export const maximumDrawnPixelRatio = 2;
/** Drawing an animation takes about so long at most: frames that the machine is too slow for are left out. */
export const maximumDrawingMilliseconds = 4 * second;
/** Of the beginning of a video this much is searched for a frame that is not black; so many frames where it is decoded by us. */
export const maximumPosterSeconds = 5;
export const maximumPosterPackets = 150;
/** The hidden page is given this long for one file, or it is closed. */
export const hiddenPageTimeoutMilliseconds = 12 * second;
/** The hidden page is closed when it has had nothing to do for this long. */
export const hiddenPageIdleMilliseconds = 20 * second;
/** A picture of the page smaller than this on both sides is an avatar or an emoji, whatever is in it. */
export const minimumSharedPictureCssPixels = 80;
/** Two pictures that differ less than this on average are one, encoded or scaled twice; in steps of a channel (0–255). */
export const maximumPixelDifference = 6;
/** Questions of one frame that may be open at once; more are put off, since hardly a page has that many links in view. */
export const maximumOpenQuestions = 600;
/** Our script has one port in a frame, and one more where it was loaded anew; what opens more than this is not ours. */
export const maximumPortsPerFrame = 8;
/** How close a picture may be looked at: CSS pixels for each of its own. */
export const maximumZoom = 8;
/** One press of a key or button zooms by this factor. */
export const zoomStep = 1.25;
/** An arrow key moves what is looked at closely by this much. */
export const arrowCssPixels = 60;
/** A pointer that has moved less has clicked. */
export const dragCssPixels = 6;
/** A finger that has swept further goes on to another picture. */
export const swipeCssPixels = 50;
/** A message's text, as it stands below its picture. */
export const maximumCaptionCharacters = 300;
/** How long the browser may take to begin reading a file that is saved: it may ask the person where to. */
export const savedAddressMilliseconds = 10 * minute;
/** What a person has chosen on a picture can be taken back for this long. */
export const undoMilliseconds = minute;
/** A notice stays for this long, and until nobody points at it. */
export const noticeMilliseconds = 10 * second;
/** How much of a large picture has come is told no more often than this. */
export const progressMilliseconds = 100;
/** A picture that a page is given is on it, or not, after this, and is counted. */
export const badgeMilliseconds = second;
