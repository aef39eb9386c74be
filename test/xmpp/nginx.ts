import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { startBoundProcess } from './bound-process';
import { makeCertificate } from './certificate';
import { accepts, findFreePorts } from './free-ports';
import { nginxConfig } from './nginx-config';
import { findSystemProgram } from './system-programs';

const startTimeoutMilliseconds = 20_000;
const pollMilliseconds = 50;

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

/** Starts the installed nginx with all that it writes in `folder`; `webDirectory` is served below `/spectrum/`. Throws where it does not start. */
export async function startNginx(folder: string, webDirectory: string): Promise<Nginx> {
	const nginx = findSystemProgram('nginx');
	if (nginx === undefined) throw new Error('nginx is not installed (Debian, Ubuntu: apt-get install nginx).');
	const own = path.join(folder, 'nginx');
	await mkdir(own);
	const [httpsPort = 0, httpPort = 0] = await findFreePorts(2);
	const accessLog = path.join(own, 'access.log');
	const configFile = path.join(own, 'nginx.conf');
	const certificate = await makeCertificate(own);
	await writeFile(configFile, nginxConfig({ folder: own, httpsPort, httpPort, webDirectory, accessLog, certificate }));
	const server = startBoundProcess(nginx, ['-c', configFile, '-p', own, '-e', 'stderr']);
	const deadline = AbortSignal.timeout(startTimeoutMilliseconds);
	while (!((await accepts(httpsPort)) && (await accepts(httpPort)))) {
		if (!server.isRunning() || deadline.aborted) {
			await server.stop();
			throw new Error(`nginx did not start.\n${server.output()}`);
		}
		await wait(pollMilliseconds);
	}
	return {
		httpsPort,
		httpPort,
		async requestsFor(asked) {
			const lines = (await readFile(accessLog, 'utf8')).split('\n').filter((line) => line !== '');
			return lines.map((line) => v.parse(seenRequest, JSON.parse(line))).filter((request) => request.path === asked);
		},
		stop: server.stop,
	};
}
