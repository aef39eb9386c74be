import { resolve } from 'node:path';

/** The folder of the unpacked `e2e` build, as `npx wxt build --mode e2e` writes it. */
export function e2eFolder(browser: 'chrome' | 'firefox'): string {
	return resolve(import.meta.dirname, `../../.output/${browser}-mv3-e2e`);
}

/** The folder of the unpacked build that people get. */
export function releaseFolder(browser: 'chrome' | 'firefox'): string {
	return resolve(import.meta.dirname, `../../.output/${browser}-mv3`);
}
