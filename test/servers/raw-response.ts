/** A response byte by byte as it goes over the connection: status line and headers as given, then the body. */
export function rawResponse(head: readonly string[], body: Uint8Array | string = ''): Buffer {
	return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
}
