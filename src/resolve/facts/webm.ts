import { failure, success, type Result } from '../../shared/result';
import { elementsBetween, floatIn, unsignedIn, type Element } from './ebml-elements';
import type { VideoFacts } from './video-facts';

/** Identifiers of Matroska's elements (RFC 9559, section 5.1). */
const ids = {
	ebml: 0x1a45dfa3,
	segment: 0x18538067,
	info: 0x1549a966,
	timestampScale: 0x2ad7b1,
	duration: 0x4489,
	tracks: 0x1654ae6b,
	trackEntry: 0xae,
	trackType: 0x83,
	defaultDuration: 0x23e383,
	video: 0xe0,
	pixelWidth: 0xb0,
	pixelHeight: 0xba,
	cluster: 0x1f43b675,
} as const;
const videoTrack = 1;
const soundTrack = 2;
/** Nanoseconds of one unit of the duration, where the file does not say. */
const defaultTimestampScale = 1_000_000;

interface Findings {
	width: number;
	height: number;
	seconds: number | undefined;
	framesPerSecond: number | undefined;
	hasVideo: boolean;
	hasSound: boolean;
	hasTracks: boolean;
}

/**
 * Reads the headers of a WebM or Matroska file (RFC 9559) as far as its first cluster.
 * Failures: see `readVideoFacts`.
 */
export function readWebm(bytes: Uint8Array): Result<VideoFacts> {
	const found: Findings = {
		width: 0,
		height: 0,
		seconds: undefined,
		framesPerSecond: undefined,
		hasVideo: false,
		hasSound: false,
		hasTracks: false,
	};
	const [header, segment] = [...firstElements(bytes)];
	if (header?.id !== ids.ebml) return failure('broken');
	if (segment?.id !== ids.segment) return failure(segment || !header.fits ? 'broken' : 'truncated');
	let isCut = !segment.fits;
	for (const element of elementsBetween(bytes, segment.start, segment.end)) {
		// Headers behind the first cluster are of no use to a player either.
		if (element.id === ids.cluster) {
			isCut = false;
			break;
		}
		if (!element.fits) break;
		if (element.id === ids.info) takeInfo(found, bytes, element);
		if (element.id === ids.tracks) takeTracks(found, bytes, element);
	}
	if (!found.hasTracks) return failure(isCut ? 'truncated' : 'broken');
	if (!found.hasVideo) return failure('not-a-picture');
	if (found.width === 0 || found.height === 0) return failure('broken');
	const { width, height, seconds, framesPerSecond, hasSound } = found;
	return success({ width, height, seconds, framesPerSecond, hasSound });
}

function* firstElements(bytes: Uint8Array): Generator<Element, void, undefined> {
	let count = 0;
	for (const element of elementsBetween(bytes, 0, bytes.length)) {
		yield element;
		count += 1;
		if (count === 2) return;
	}
}

function takeInfo(found: Findings, bytes: Uint8Array, info: Element): void {
	let scale = defaultTimestampScale;
	let duration: number | undefined;
	for (const element of elementsBetween(bytes, info.start, info.end)) {
		if (element.id === ids.timestampScale) scale = unsignedIn(bytes, element) ?? scale;
		if (element.id === ids.duration) duration = floatIn(bytes, element);
	}
	const seconds = ((duration ?? 0) * scale) / 1e9;
	if (seconds > 0 && Number.isFinite(seconds)) found.seconds = seconds;
}

function takeTracks(found: Findings, bytes: Uint8Array, tracks: Element): void {
	found.hasTracks = true;
	for (const element of elementsBetween(bytes, tracks.start, tracks.end)) {
		if (element.id === ids.trackEntry) takeTrack(found, bytes, element);
	}
}

function takeTrack(found: Findings, bytes: Uint8Array, track: Element): void {
	let type: number | undefined;
	let frameNanoseconds = 0;
	let video: Element | undefined;
	for (const element of elementsBetween(bytes, track.start, track.end)) {
		if (element.id === ids.trackType) type = unsignedIn(bytes, element);
		if (element.id === ids.defaultDuration) frameNanoseconds = unsignedIn(bytes, element) ?? 0;
		if (element.id === ids.video) video = element;
	}
	if (type === soundTrack) found.hasSound = true;
	if (type !== videoTrack) return;
	found.hasVideo = true;
	if (frameNanoseconds > 0) found.framesPerSecond ??= 1e9 / frameNanoseconds;
	for (const element of video ? elementsBetween(bytes, video.start, video.end) : []) {
		if (element.id === ids.pixelWidth) found.width = Math.max(found.width, unsignedIn(bytes, element) ?? 0);
		if (element.id === ids.pixelHeight) found.height = Math.max(found.height, unsignedIn(bytes, element) ?? 0);
	}
}
