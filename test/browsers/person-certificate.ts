import type { Browser } from 'puppeteer-core';
import { evaluateInBrowser } from './bidi';

/**
 * Gives Firefox a certificate of the person's (PKCS #12, Base64, without a password), which it shows to every server that asks for
 * one: done in the browser's own window, as its settings do it.
 */
export async function givePersonCertificate(browser: Browser, file: string): Promise<void> {
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
	if ((await evaluateInBrowser(browser, expression)) !== 0) throw new Error('Firefox does not take the certificate');
}
