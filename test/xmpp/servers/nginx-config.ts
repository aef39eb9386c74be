import type { Certificate } from './certificate';

/** Where nginx keeps what it writes, and what it serves. */
export interface NginxConfigOptions {
	readonly folder: string;
	readonly httpsPort: number;
	readonly httpPort: number;
	/** What is below `/spectrum/`. */
	readonly webDirectory: string;
	readonly accessLog: string;
	readonly certificate: Certificate;
}

/**
 * The text of an `nginx.conf`: the bridge's folder under `/spectrum/`, by https and by plain http, as its handbook has it.
 * The workers run as `www-data`, which is nobody to the bridge's files. The types are few: `.icon`, `.tgs` and names without
 * an extension are `application/octet-stream`, as with Debian's own list.
 */
export function nginxConfig(options: NginxConfigOptions): string {
	const { folder, httpsPort, httpPort, webDirectory, accessLog, certificate } = options;
	return `daemon off;
user www-data;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 256; }
http {
	log_format seen escape=json '{"method":"$request_method","path":"$request_uri","status":$status,"scheme":"$scheme",'
		'"cookie":"$http_cookie","referer":"$http_referer","origin":"$http_origin"}';
	access_log ${accessLog} seen;
	types { image/png png; image/jpeg jpg; image/gif gif; image/webp webp; video/webm webm; text/plain txt; }
	default_type application/octet-stream;
	client_body_temp_path ${folder}/body;
	proxy_temp_path ${folder}/proxy;
	fastcgi_temp_path ${folder}/fastcgi;
	uwsgi_temp_path ${folder}/uwsgi;
	scgi_temp_path ${folder}/scgi;
	server {
		listen 127.0.0.1:${httpsPort} ssl;
		listen 127.0.0.1:${httpPort};
		ssl_certificate ${certificate.certificateFile};
		ssl_certificate_key ${certificate.keyFile};
		location /spectrum/ { alias ${webDirectory}/; }
		location / { return 404; }
	}
}
`;
}
