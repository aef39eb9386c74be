import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ChatScenario } from './chat-scenario';
import { startBridge, type Bridge } from './clients/bridge';
import { startIncron, type Incron } from './servers/incron';
import { startNginx, type Nginx } from './servers/nginx';

/** How the bridge's addresses begin, which a person sets as its `web_url`. */
export type WebUrl = 'https' | 'http' | 'https with a slash at its end' | 'https on another private host' | 'http on an address';

/** A Telegram bridge, attached to a chat's server, and what makes its files readable: the set-up that the product began as. */
export interface BridgeScenario {
	/** Somebody on the other network. */
	readonly contact: string;
	readonly nginx: Nginx;
	/** The folder that the bridge writes to. */
	readonly webDirectory: string;
	/** What a `web_url` is here. */
	readonly webUrls: Readonly<Record<WebUrl, string>>;
	/** The bridge, as it is with this `web_url`. */
	readonly bridge: (webUrl?: WebUrl) => Bridge;
	/** Starts incron, which makes files readable so many seconds after they have been written. One at a time. */
	readonly startIncron: (delaySeconds: number) => Promise<Incron>;
}

/** Starts it beside a chat, and it ends with that. Throws where a part is not installed or does not start. */
export async function startBridgeScenario({ folder, certificate, ejabberd, ann, closers }: ChatScenario): Promise<BridgeScenario> {
	const webDirectory = path.join(folder, 'web');
	await mkdir(webDirectory);
	const nginx = await startNginx(folder, webDirectory, certificate);
	closers.add(nginx.stop);
	const bridge = await startBridge(ejabberd.component, webDirectory);
	closers.add(bridge.close);
	await ejabberd.befriend(ann, bridge.contact);
	const webUrls: Readonly<Record<WebUrl, string>> = {
		https: `https://localhost:${nginx.httpsPort}/spectrum`,
		http: `http://localhost:${nginx.httpPort}/spectrum`,
		'https with a slash at its end': `https://localhost:${nginx.httpsPort}/spectrum/`,
		'https on another private host': `https://stickers.img.test:${nginx.httpsPort}/spectrum`,
		'http on an address': `http://127.0.0.1:${nginx.httpPort}/spectrum`,
	};
	let incrons = 0;
	return {
		contact: bridge.contact,
		nginx,
		webDirectory,
		webUrls,
		bridge: (webUrl = 'https') => bridge.at(webUrls[webUrl]),
		async startIncron(delaySeconds) {
			incrons += 1;
			const incron = await startIncron(path.join(folder, `incron-${incrons}`), webDirectory, delaySeconds);
			closers.add(incron.stop);
			return incron;
		},
	};
}
