import { bigEndian } from '../../resolve/facts/byte-reader';
import { elementsBetween, unsignedIn, type Element } from '../../resolve/facts/ebml-elements';

/** Identifiers of Matroska's elements (RFC 9559, section 5.1). */
const ids = {
	segment: 0x18538067,
	tracks: 0x1654ae6b,
	trackEntry: 0xae,
	codec: 0x86,
	cluster: 0x1f43b675,
	timestamp: 0xe7,
	blockGroup: 0xa0,
	block: 0xa1,
	reference: 0xfb,
	additions: 0x75a1,
	more: 0xa6,
	additional: 0xa5,
} as const;
/** The block's flags that say its frames are laced (RFC 9559, section 10.2). */
const lacing = 0x06;
const codecs: Readonly<Record<string, string>> = { V_VP8: 'vp8', V_VP9: 'vp09.00.10.08' };

/** A frame of a video with transparency: two coded pictures, of which the second's brightness is the first's opacity. */
export interface AlphaPacket {
	/** In the file's own units, rising. */
	readonly timestamp: number;
	readonly isKey: boolean;
	readonly colour: Uint8Array<ArrayBuffer>;
	readonly alpha: Uint8Array<ArrayBuffer>;
}

/** The coded frames of a video, and their codec as WebCodecs names it. */
export interface AlphaVideo {
	readonly codec: string;
	readonly packets: readonly AlphaPacket[];
}

/** Reads the first frames of a WebM file with one track of VP8 or VP9 with transparency; undefined for any other file. */
export function readAlphaPackets(bytes: Uint8Array<ArrayBuffer>, maximumPackets: number): AlphaVideo | undefined {
	const segment = [...elementsBetween(bytes, 0, bytes.length)].find(({ id }) => id === ids.segment);
	if (!segment) return undefined;
	let codec: string | undefined;
	const packets: AlphaPacket[] = [];
	for (const element of elementsBetween(bytes, segment.start, segment.end)) {
		if (element.id === ids.tracks) codec = readCodec(bytes, element);
		if (element.id !== ids.cluster) continue;
		for (const packet of packetsOf(bytes, element)) {
			if (!packet) return undefined;
			if (packets.length < maximumPackets) packets.push(packet);
		}
		if (packets.length === maximumPackets) break;
	}
	return codec !== undefined && packets[0]?.isKey === true ? { codec, packets } : undefined;
}

function readCodec(bytes: Uint8Array<ArrayBuffer>, tracks: Element): string | undefined {
	const entries = [...elementsBetween(bytes, tracks.start, tracks.end)].filter(({ id }) => id === ids.trackEntry);
	const [entry] = entries;
	if (!entry || entries.length > 1) return undefined;
	const codec = [...elementsBetween(bytes, entry.start, entry.end)].find(({ id }) => id === ids.codec);
	const name = codec ? new TextDecoder().decode(bytes.subarray(codec.start, codec.end)) : '';
	return Object.hasOwn(codecs, name) ? codecs[name] : undefined;
}

/** The packets of a cluster; undefined for one that is not as it must be. */
function* packetsOf(bytes: Uint8Array<ArrayBuffer>, cluster: Element): Generator<AlphaPacket | undefined, void, undefined> {
	let clusterTime = 0;
	for (const element of elementsBetween(bytes, cluster.start, cluster.end)) {
		if (element.id === ids.timestamp) clusterTime = unsignedIn(bytes, element) ?? 0;
		if (element.id === ids.blockGroup) yield readGroup(bytes, element, clusterTime);
	}
}

function readGroup(bytes: Uint8Array<ArrayBuffer>, group: Element, clusterTime: number): AlphaPacket | undefined {
	const parts = new Map([...elementsBetween(bytes, group.start, group.end)].map((element) => [element.id, element]));
	const block = parts.get(ids.block);
	const additional = within(bytes, within(bytes, parts.get(ids.additions), ids.more), ids.additional);
	if (!block?.fits || !additional?.fits) return undefined;
	// A track number of one byte, the time since the cluster's in two, the flags.
	const offset = bigEndian(bytes, block.start + 1, 2) ?? 0;
	if (((bytes[block.start + 3] ?? lacing) & lacing) !== 0 || ((bytes[block.start] ?? 0) & 0x80) === 0) return undefined;
	return {
		timestamp: clusterTime + ((offset << 16) >> 16),
		isKey: !parts.has(ids.reference),
		colour: bytes.subarray(block.start + 4, block.end),
		alpha: bytes.subarray(additional.start, additional.end),
	};
}

function within(bytes: Uint8Array, container: Element | undefined, id: number): Element | undefined {
	return container && [...elementsBetween(bytes, container.start, container.end)].find((element) => element.id === id);
}
