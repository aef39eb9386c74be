import { big, bytes, type Part } from './bytes';

export function box(type: string, ...content: readonly Part[]): Uint8Array {
	const inner = bytes(...content);
	return bytes(big(inner.length + 8, 4), type, inner);
}

/** A full box of version 0 without flags. */
export function fullBox(type: string, ...content: readonly Part[]): Uint8Array {
	return box(type, big(0, 4), ...content);
}

export function spatialExtents(width: number, height: number): Uint8Array {
	return fullBox('ispe', big(width, 4), big(height, 4));
}

export function alphaProperty(): Uint8Array {
	return fullBox('auxC', 'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0');
}

/** An item of a still picture: its type, its properties (by number, from 1), where its data is. */
export interface Item {
	readonly type: string;
	readonly properties: readonly number[];
	/** Of this data in `idat`, or at an offset of the file. */
	readonly data?: Uint8Array;
	readonly at?: { readonly offset: number; readonly length: number };
}

/** A meta box: the first item (of id 1) is the primary one. */
export function meta(properties: readonly Uint8Array[], items: readonly Item[]): Uint8Array {
	let dataOffset = 0;
	const locations = items.map(({ data, at }, index) => {
		const place = at ?? { offset: dataOffset, length: data?.length ?? 0 };
		dataOffset += data?.length ?? 0;
		return bytes(big(index + 1, 2), big(at ? 0 : 1, 2), big(0, 2), big(1, 2), big(place.offset, 4), big(place.length, 4));
	});
	return fullBox(
		'meta',
		fullBox('hdlr', big(0, 4), 'pict', big(0, 12), 0),
		fullBox('pitm', big(1, 2)),
		box('iloc', 1, 0, 0, 0, 0x44, 0x00, big(items.length, 2), locations),
		fullBox(
			'iinf',
			big(items.length, 2),
			items.map(({ type }, index) => box('infe', 2, 0, 0, 0, big(index + 1, 2), big(0, 2), type, 0)),
		),
		box(
			'iprp',
			box('ipco', properties),
			fullBox(
				'ipma',
				big(items.length, 4),
				items.map((item, index) => [...big(index + 1, 2), item.properties.length, ...item.properties]),
			),
		),
		// An empty one is malformed.
		dataOffset === 0
			? []
			: box(
					'idat',
					items.map(({ data }) => data ?? []),
				),
	);
}

export function fileType(brand: string): Uint8Array {
	return box('ftyp', brand, big(0, 4), 'mif1', 'avif');
}

/** One track of a sequence. */
export interface Track {
	readonly handler: string;
	readonly width: number;
	readonly height: number;
	readonly samples: readonly Uint8Array[];
	readonly properties?: readonly Uint8Array[];
}

function trackBox({ handler, width, height, samples, properties }: Track, dataOffset: number): Uint8Array {
	return box(
		'trak',
		fullBox('tkhd', new Uint8Array(72), big(width * 65536, 4), big(height * 65536, 4)),
		box(
			'mdia',
			fullBox('hdlr', big(0, 4), handler, big(0, 12), 0),
			box(
				'minf',
				box(
					'stbl',
					fullBox(
						'stsd',
						big(1, 4),
						box('av01', new Uint8Array(24), big(width, 2), big(height, 2), new Uint8Array(50), properties ?? []),
					),
					fullBox(
						'stsz',
						big(0, 4),
						big(samples.length, 4),
						samples.map((sample) => big(sample.length, 4)),
					),
					fullBox('stsc', big(1, 4), big(1, 4), big(samples.length, 4), big(1, 4)),
					fullBox('stco', big(1, 4), big(dataOffset, 4)),
				),
			),
		),
	);
}

/** An image sequence: all samples in one `mdat`, each track's in one chunk. */
export function sequence(...tracks: readonly Track[]): Uint8Array {
	const start = fileType('avis');
	const build = (offsets: readonly number[]): Uint8Array =>
		box(
			'moov',
			tracks.map((track, index) => trackBox(track, offsets[index] ?? 0)),
		);
	let offset = start.length + build([]).length + 8;
	const offsets = tracks.map(({ samples }) => {
		const own = offset;
		offset += samples.reduce((sum, sample) => sum + sample.length, 0);
		return own;
	});
	return bytes(
		start,
		build(offsets),
		box(
			'mdat',
			tracks.map(({ samples }) => samples),
		),
	);
}
