import type { Browser } from 'puppeteer-core';
import * as v from 'valibot';
import { sendCommand } from './bidi';

const windows = v.object({ contexts: v.tupleWithRest([v.object({ context: v.string() })], v.unknown()) });

/**
 * Gives Firefox a certificate of the person's (PKCS #12, Base64, without a password), which it shows to every server that asks for
 * one: done in the browser's own window, as its settings do it.
 */
export async function givePersonCertificate(browser: Browser, file: string): Promise<void> {
	const { contexts } = v.parse(windows, await sendCommand(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome' }));
	const expression = `(() => {
		const file = Services.dirsvc.get('ProfD', Ci.nsIFile);
		file.append('person.p12');
		const stream = Cc['@mozilla.org/network/file-output-stream;1'].createInstance(Ci.nsIFileOutputStream);
		stream.init(file, -1, -1, 0);
		const bytes = atob(${JSON.stringify(file)});
		stream.write(bytes, bytes.length);
		stream.close();
		Services.prefs.setStringPref('security.default_personal_cert', 'Select Automatically');
		return Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).importPKCS12File(file, '');
	})()`;
	const target = { context: contexts[0].context };
	const { result } = await sendCommand(browser, 'script.evaluate', { expression, awaitPromise: false, target });
	v.parse(v.object({ value: v.literal(0) }), result);
}
