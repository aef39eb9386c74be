import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { startBoundProcess } from './bound-process';
import type { Certificate } from './certificate';
import { nginxConfig } from './nginx-config';
import { startOnFreePorts } from './ports';
import { systemProgram } from './system-programs';

const seenRequest = v.object({
	method: v.string(),
	/** As asked, with the query. */
	path: v.string(),
	status: v.number(),
	scheme: v.picklist(['http', 'https']),
	cookie: v.string(),
	referer: v.string(),
	origin: v.string(),
});
export type NginxRequest = v.InferOutput<typeof seenRequest>;

/** A running nginx that serves the bridge's folder. */
export interface Nginx {
	readonly httpsPort: number;
	readonly httpPort: number;
	/** What was asked of it for a path, in order, as its access log has it. */
	readonly requestsFor: (path: string) => Promise<NginxRequest[]>;
	readonly stop: () => Promise<void>;
}

/**
 * Starts the installed nginx with all that it writes in a folder of its own in `folder`; `webDirectory` is served below
 * `/spectrum/`. Throws where it is not installed or does not start, with what it printed.
 */
export async function startNginx(folder: string, webDirectory: string, certificate: Certificate): Promise<Nginx> {
	const nginx = systemProgram('nginx');
	const own = path.join(folder, 'nginx');
	await mkdir(own);
	const accessLog = path.join(own, 'access.log');
	const configFile = path.join(own, 'nginx.conf');
	const { ports, process } = await startOnFreePorts('nginx', 2, async ([httpsPort = 0, httpPort = 0]) => {
		await writeFile(configFile, nginxConfig({ folder: own, httpsPort, httpPort, webDirectory, accessLog, certificate }));
		return startBoundProcess(nginx, ['-c', configFile, '-p', own, '-e', 'stderr']);
	});
	const [httpsPort = 0, httpPort = 0] = ports;
	return {
		httpsPort,
		httpPort,
		async requestsFor(asked) {
			const lines = (await readFile(accessLog, 'utf8')).split('\n').filter((line) => line !== '');
			return lines.map((line) => v.parse(seenRequest, JSON.parse(line))).filter((request) => request.path === asked);
		},
		stop: process.stop,
	};
}
