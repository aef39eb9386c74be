import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Account } from '../servers/ejabberd';

/** Who is in which room by which server, and where the page is to be served. */
export interface ConversePageOptions {
	/** WebSocket (RFC 7395) of the XMPP server. */
	readonly websocketUrl: string;
	/** Who is logged in when the page opens. */
	readonly account: Account;
	/** What is open when the page opens. */
	readonly chat: ConverseChat;
	/** Whether Converse shows pictures itself, as it does if not said: those whose address ends as it knows. */
	readonly showsPictures?: boolean;
	/**
	 * The host name the page is opened under, `localhost` by default. It must lead to 127.0.0.1 in the browser and be one that makes
	 * a secure context of plain HTTP (`localhost`, `*.localhost`): Converse logs in by WebCrypto.
	 */
	readonly hostname?: string;
	/** A free one by default. */
	readonly port?: number;
}

/** A room by its bare address, joined under a name; or one other person by theirs. */
export type ConverseChat = { readonly room: string; readonly nickname: string } | { readonly contact: string };

/** A served page. */
export interface ConversePage {
	/** What to open. */
	readonly url: string;
	readonly stop: () => Promise<void>;
}

const contentTypes = new Map([
	['.css', 'text/css; charset=utf-8'],
	['.ico', 'image/x-icon'],
	['.js', 'text/javascript; charset=utf-8'],
	['.json', 'application/json'],
	['.mp3', 'audio/mpeg'],
	['.ogg', 'audio/ogg'],
	['.png', 'image/png'],
	['.svg', 'image/svg+xml'],
	['.ttf', 'font/ttf'],
	['.wasm', 'application/wasm'],
]);

/** The folder of Converse.js's built files and assets. */
function findConverse(): string {
	return path.dirname(createRequire(import.meta.url).resolve('converse.js/dist/converse.min.js'));
}

function pageHtml({ websocketUrl, account, chat, showsPictures = true }: ConversePageOptions): string {
	const settings = {
		assets_path: '/dist/',
		authentication: 'login',
		auto_login: true,
		...('room' in chat
			? { auto_join_rooms: [{ jid: chat.room, nick: chat.nickname }], nickname: chat.nickname }
			: { auto_join_private_chats: [chat.contact] }),
		// Converse asks for bookmarks in a way that ejabberd 23.01 refuses.
		allow_bookmarks: false,
		blacklisted_plugins: ['converse-omemo', 'converse-omemo-views'],
		discover_connection_methods: false,
		i18n: 'en',
		jid: account.jid,
		password: account.password,
		render_media: showsPictures,
		show_desktop_notifications: false,
		view_mode: 'fullscreen',
		websocket_url: websocketUrl,
	};
	const script = `
			// The log-in screen's footer has pictures on a host elsewhere; an element that is defined already is left alone.
			customElements.define('converse-footer', class extends HTMLElement {});
			converse.initialize(${JSON.stringify(settings).replaceAll('<', '\\u003c')});
		`;
	return `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<title>Converse</title>
		<link rel="icon" href="/dist/images/favicon.ico" />
		<link rel="manifest" href="/dist/manifest.json" />
		<link rel="stylesheet" href="/dist/converse.min.css" />
		<script type="module" src="/dist/converse.min.js"></script>
	</head>
	<body>
		<script type="module">${script}</script>
	</body>
</html>
`;
}

/** Answers with one of Converse's own files, or 404. None has a name that needs escaping, so an escaped path leads nowhere. */
async function sendAsset(folder: string, pathname: string, response: ServerResponse): Promise<void> {
	const file = path.join(folder, pathname.slice('/dist/'.length));
	const bytes = await readFile(file).catch(() => undefined);
	if (bytes === undefined) {
		response.writeHead(404).end();
		return;
	}
	response.writeHead(200, { 'content-type': contentTypes.get(path.extname(file)) ?? 'application/octet-stream' }).end(bytes);
}

/**
 * Serves a web chat on loopback, as a person would use it: Converse.js over the whole page, logged in and in a room.
 * OMEMO is off. The page asks nothing of any other host but the XMPP server,
 * and what the messages' own links lead to.
 */
export async function serveConversePage(options: ConversePageOptions): Promise<ConversePage> {
	const folder = findConverse();
	const html = pageHtml(options);
	const server = createServer((request: IncomingMessage, response: ServerResponse) => {
		const { pathname } = new URL(`http://localhost${request.url ?? '/'}`);
		if (pathname === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
		else if (pathname.startsWith('/dist/')) void sendAsset(folder, pathname, response);
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The page has no port.');

	return {
		url: `http://${options.hostname ?? 'localhost'}:${address.port}/`,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
