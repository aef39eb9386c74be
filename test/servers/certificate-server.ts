import { createServer } from 'node:https';
import { TLSSocket } from 'node:tls';
import { certificate } from './certificate';
import { clientCertificate } from './client-certificate';

/** A server that talks to nobody without a certificate of the tests' authority. */
export interface CertificateServer {
	/** What was asked for, and by whom. */
	readonly seen: readonly string[];
	/** How often somebody came without. */
	turnedAway(): number;
	url(host: string, path: string): string;
	close(): Promise<void>;
}

/** Starts on a free port of 127.0.0.1, with TLS; every path is the same picture. */
export async function startCertificateServer(png: Uint8Array): Promise<CertificateServer> {
	const seen: string[] = [];
	let turnedAway = 0;
	const server = createServer(
		{ ...certificate, ca: clientCertificate.authority, requestCert: true, rejectUnauthorized: true },
		({ socket, url }, response) => {
			const owner = socket instanceof TLSSocket ? socket.getPeerCertificate().subject.CN : undefined;
			seen.push(`${url} ${String(owner)}`);
			response.writeHead(200, { 'content-type': 'image/png' }).end(png);
		},
	);
	server.on('tlsClientError', (error) => {
		if ('code' in error && error.code === 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE') turnedAway += 1;
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port');
	return {
		seen,
		turnedAway: () => turnedAway,
		url: (host, path) => `https://${host}:${address.port}${path}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
