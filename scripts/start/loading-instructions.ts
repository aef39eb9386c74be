import { join } from 'node:path';
import { builds } from '../builds';

/** How to load what was built into one's own browser; the paths are whole, ready to be pasted. */
export function loadingInstructions(projectFolder: string): string {
	return [
		'To use it in your own browser:',
		'  Chrome, Edge, Brave …  chrome://extensions → Developer mode → Load unpacked →',
		`                         ${join(projectFolder, builds.chrome.folder)}`,
		'  Firefox                about:debugging#/runtime/this-firefox → Load Temporary Add-on →',
		`                         ${join(projectFolder, builds.firefox.folder, 'manifest.json')}`,
	].join('\n');
}
