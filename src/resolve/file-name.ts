import type { OriginalFile } from '../shared/shown-picture';
import { maximumFileNameCharacters } from '../shared/limits';
import { percentDecoded } from '../shared/percent-decoded';
import type { FileKind } from './sniff';

/** The endings of each kind of file; the first is the usual one. */
const endings: Readonly<Record<FileKind, readonly [string, ...string[]]>> = {
	png: ['png', 'apng'],
	jpeg: ['jpg', 'jpeg', 'jfif'],
	gif: ['gif'],
	webp: ['webp'],
	avif: ['avif'],
	bmp: ['bmp'],
	ico: ['ico'],
	jxl: ['jxl'],
	heic: ['heic', 'heif'],
	svg: ['svg', 'svgz'],
	tgs: ['tgs'],
	webm: ['webm', 'mkv'],
	mp4: ['mp4', 'm4v', 'mov', '3gp'],
};

/** What a file that was fetched is named by. */
export interface NamedFile {
	readonly kind: FileKind;
	/** Where it came from. */
	readonly url: URL;
	readonly contentDisposition: string | null;
}

/** A file as it may be saved. Its type says nothing, so that no address of it opens as a page of the chat's. */
export function originalFile(file: NamedFile & { readonly bytes: Uint8Array<ArrayBuffer> }): OriginalFile {
	return { blob: new Blob([file.bytes], { type: 'application/octet-stream' }), name: fileName(file) };
}

/**
 * The name to save a file under: the one that its server gives, else that of its address; with the ending of what its
 * bytes are, and nothing that any system takes for more than a name.
 */
export function fileName({ kind, url, contentDisposition }: NamedFile): string {
	const given = nameOfDisposition(contentDisposition) ?? nameOfPath(url.pathname);
	// A server's name may hold a path, written either way.
	const [, stem = '', ending = ''] = /^(.*?)(?:\.([^.]*))?$/su.exec(plain(given.split(/[/\\]/).at(-1) ?? '')) ?? [];
	const [usual, ...others] = endings[kind];
	const kept = [usual, ...others].find((known) => known === ending.toLowerCase()) ?? usual;
	// What does not look like an ending is part of the name.
	const whole = ending === '' || /^(?=.*[a-z])[a-z\d]{1,5}$/i.test(ending) ? stem : `${stem}.${ending}`;
	return `${shortened(whole, maximumFileNameCharacters - kept.length - 1)}.${kept}`;
}

/** The file name in a `Content-Disposition` (RFC 6266, section 4.3), in its extended form if it has one. */
function nameOfDisposition(header: string | null): string | undefined {
	const [, extended] = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header ?? '') ?? [];
	const decoded = percentDecoded(extended ?? '');
	// What is no valid UTF-8 stays encoded, and says nothing.
	if (decoded !== '' && (decoded !== extended || !decoded.includes('%'))) return decoded;
	const [, quoted, token] = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/is.exec(header ?? '') ?? [];
	const name = quoted?.replace(/\\(.)/gs, '$1') ?? token;
	return name === undefined || name === '' ? undefined : fromUtf8(name);
}

function nameOfPath(path: string): string {
	const last = path.split('/').findLast((part) => part !== '') ?? '';
	return percentDecoded(last);
}

/** Headers come byte by byte; many servers write UTF-8 in them. */
function fromUtf8(text: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
	} catch {
		return text;
	}
}

/** Without what is not seen, turns the direction of writing, or means something to a file system. */
function plain(name: string): string {
	return name
		.normalize('NFC')
		.replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, '')
		.replace(/[<>:"|?*%]/g, '_')
		.replace(/[\s\p{Z}]+/gu, ' ')
		.replace(/^[\s.~-]+|[\s.]+$/g, '');
}

/** The beginning of a name, which is some name in any case; devices of Windows have theirs with any ending. */
function shortened(stem: string, maximumCharacters: number): string {
	let short = '';
	for (const character of stem) {
		if (short.length + character.length > maximumCharacters) break;
		short += character;
	}
	short = short.replace(/[\s.]+$/, '');
	if (short === '') return 'picture';
	return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(short) ? `_${short}`.slice(0, maximumCharacters) : short;
}
