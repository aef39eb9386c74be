import { xml, type Client } from '@xmpp/client';

const uploadNamespace = 'urn:xmpp:http:upload:0';

/** Uploads a file by way of the server (XEP-0363), as Conversations does, and returns its address. Throws where the server refuses. */
export async function uploadFile(connection: Client, service: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const type = 'application/octet-stream';
	const request = xml('request', { xmlns: uploadNamespace, filename: name, size: String(bytes.length), 'content-type': type });
	const answer = await connection.iqCaller.request(xml('iq', { type: 'get', to: service }, request));
	const slot = answer.getChild('slot', uploadNamespace);
	const [put, get] = ['put', 'get'].map((verb) => slot?.getChild(verb)?.attrs['url']);
	if (put === undefined || get === undefined) throw new Error(`The server gave no slot: ${String(answer)}`);
	const response = await fetch(put, { method: 'PUT', headers: { 'content-type': type }, body: new Blob([bytes]) });
	if (!response.ok) throw new Error(`The upload was refused: ${response.status}`);
	return get;
}
