import { request } from 'node:https';
import { xml, type Client } from '@xmpp/client';

const uploadNamespace = 'urn:xmpp:http:upload:0';

/** Uploads a file by way of the server (XEP-0363), as Conversations does, and returns its address. Throws where the server refuses. */
export async function uploadFile(connection: Client, service: string, name: string, bytes: Uint8Array): Promise<string> {
	const type = 'application/octet-stream';
	const question = xml('request', { xmlns: uploadNamespace, filename: name, size: String(bytes.length), 'content-type': type });
	const answer = await connection.iqCaller.request(xml('iq', { type: 'get', to: service }, question));
	const slot = answer.getChild('slot', uploadNamespace);
	const [put, get] = ['put', 'get'].map((verb) => slot?.getChild(verb)?.attrs['url']);
	if (put === undefined || get === undefined) throw new Error(`The server gave no slot: ${String(answer)}`);
	const status = await putFile(put, type, bytes);
	if (status !== 201) throw new Error(`The upload was refused: ${status}`);
	return get;
}

/** Resolves to the status. The server's certificate is its own making. */
function putFile(url: string, type: string, bytes: Uint8Array): Promise<number> {
	const headers = { 'content-type': type, 'content-length': bytes.length };
	return new Promise((resolve, reject) => {
		const sent = request(url, { method: 'PUT', headers, rejectUnauthorized: false }, (response) => {
			response.resume();
			response.once('end', () => resolve(response.statusCode ?? 0));
		});
		sent.once('error', reject);
		sent.end(bytes);
	});
}
