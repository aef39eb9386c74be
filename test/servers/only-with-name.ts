import type { Answer } from './fixture-server';

/** A file for who tells a name and password, as a browser does by itself to a realm where it was told them before. */
export function onlyWithName(file: Uint8Array): Answer {
	return ({ headers }, response) => {
		if (headers.authorization === undefined) response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
		else response.writeHead(200, { 'content-type': 'image/png' }).end(file);
	};
}
