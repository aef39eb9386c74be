/** Where a component connects, on 127.0.0.1 (XEP-0114). */
export interface ComponentPort {
	readonly port: number;
	/** The host that the component answers for. */
	readonly domain: string;
	readonly secret: string;
}

/** What differs between two servers. */
export interface EjabberdConfigOptions {
	/** The host that accounts are on. */
	readonly domain: string;
	/** The host that rooms are on (XEP-0045). */
	readonly roomDomain: string;
	/** Client to server, plain TCP. */
	readonly xmppPort: number;
	/** WebSocket (RFC 7395) at `/ws`, ejabberd's HTTP API at `/api/v0`. */
	readonly httpPort: number;
	/** Uploaded files (XEP-0363) at `/upload`, by TLS, on a port of their own as in ejabberd's own example (5443). */
	readonly uploadPort: number;
	/** Certificate and key in one file. */
	readonly certificateFile: string;
	readonly component: ComponentPort;
	/** Where uploaded files are kept. */
	readonly uploadFolder: string;
}

/**
 * The text of an `ejabberd.yml`: a small server on loopback, without TLS but for uploads, with rooms that keep their history, as an ordinary one does.
 * Its HTTP API can only register accounts and their contacts, and only from loopback. Written as JSON, which is YAML too.
 */
export function ejabberdConfig(options: EjabberdConfigOptions): string {
	const { domain, roomDomain, xmppPort, httpPort, uploadPort, certificateFile, component, uploadFolder } = options;
	const config = {
		hosts: [domain],
		certfiles: [certificateFile],
		loglevel: 'error',
		listen: [
			{ module: 'ejabberd_c2s', ip: '127.0.0.1', port: xmppPort },
			{
				module: 'ejabberd_http',
				ip: '127.0.0.1',
				port: httpPort,
				request_handlers: { '/ws': 'ejabberd_http_ws', '/api/v0': 'mod_http_api' },
			},
			{
				module: 'ejabberd_http',
				ip: '127.0.0.1',
				port: uploadPort,
				tls: true,
				request_handlers: { '/upload': 'mod_http_upload' },
			},
			{
				module: 'ejabberd_service',
				ip: '127.0.0.1',
				port: component.port,
				hosts: { [component.domain]: { password: component.secret } },
			},
		],
		auth_method: 'internal',
		auth_password_format: 'scram',
		acl: { loopback: { ip: '127.0.0.0/8' } },
		api_permissions: {
			'accounts from loopback': {
				from: ['mod_http_api'],
				who: { access: { allow: 'loopback' } },
				what: ['register', 'add_rosteritem'],
			},
		},
		modules: {
			mod_admin_extra: {},
			mod_caps: {},
			mod_carboncopy: {},
			mod_disco: {},
			mod_http_api: {},
			mod_http_upload: {
				put_url: `https://localhost:${uploadPort}/upload`,
				access: 'all',
				docroot: uploadFolder,
				max_size: 20 * 1024 * 1024,
			},
			mod_mam: {},
			mod_muc: {
				host: roomDomain,
				default_room_options: { mam: true, persistent: true },
			},
			mod_ping: {},
			mod_private: {},
			mod_pubsub: { plugins: ['flat', 'pep'] },
			mod_roster: {},
			mod_stream_mgmt: {},
			mod_vcard: {},
		},
	};
	return JSON.stringify(config, undefined, '\t');
}

/** The text of an Erlang `inetrc` with which the server knows no name but `localhost` and asks no resolver. */
export const erlangResolverConfig = '{lookup, [file]}.\n{host, {127,0,0,1}, ["localhost"]}.\n';
