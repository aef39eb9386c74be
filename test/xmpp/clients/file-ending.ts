/** The beginnings of files that libpurple knows as pictures, and the ending it gives each. */
const endings: readonly (readonly [beginning: string, ending: string])[] = [
	['GIF8', 'gif'],
	['\u{ff}\u{d8}\u{ff}', 'jpg'],
	['\u{89}PNG', 'png'],
	['MM', 'tif'],
	['II', 'tif'],
	['BM', 'bmp'],
];

/** The ending that libpurple gives a picture: `icon` for what it does not know, such as WebP and AVIF. */
export function fileEnding(bytes: Uint8Array): string {
	const beginning = String.fromCharCode(...bytes.subarray(0, 4));
	return endings.find(([known]) => beginning.startsWith(known))?.[1] ?? 'icon';
}
