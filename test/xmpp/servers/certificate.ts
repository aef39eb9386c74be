import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { systemProgram } from './system-programs';

/** A certificate that no browser trusts by itself, and its key, as files. */
export interface Certificate {
	readonly certificateFile: string;
	readonly keyFile: string;
}

/** Makes one in a folder, for loopback and the names of tests. */
export async function makeCertificate(folder: string): Promise<Certificate> {
	const certificateFile = path.join(folder, 'certificate.pem');
	const keyFile = path.join(folder, 'key.pem');
	const names = 'subjectAltName=DNS:localhost,DNS:*.img.test,IP:127.0.0.1';
	const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
	const subject = ['-subj', '/CN=localhost', '-addext', names];
	await promisify(execFile)(systemProgram('openssl'), [...what, ...subject, '-keyout', keyFile, '-out', certificateFile]);
	return { certificateFile, keyFile };
}
