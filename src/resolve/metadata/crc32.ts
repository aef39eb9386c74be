const polynomial = 0xedb88320;

const table = Uint32Array.from({ length: 256 }, (_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ polynomial : value >>> 1;
	return value;
});

/** The checksum of PNG chunks (PNG, Third Edition, annex D). */
export function crc32(bytes: Uint8Array): number {
	let checksum = 0xffffffff;
	for (const byte of bytes) checksum = (table[(checksum ^ byte) & 255] ?? 0) ^ (checksum >>> 8);
	return ~checksum >>> 0;
}
