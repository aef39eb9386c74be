import { loadedAtStart, workerOf } from './scripts/test/loaded-at-start.mjs';

const build = '.output/chrome-mv3';

/**
 * @param {string} name
 * @param {string} entry
 * @param {string} limit
 */
const budget = (name, entry, limit) => ({ name, path: loadedAtStart(build, entry).map((file) => `${build}/${file}`), limit, gzip: true });

/** What each part loads when it starts, with all that it imports. docs/performance.md says what it is made of. */
export default [
	budget('Content script', 'content-scripts/chat.js', '16 kB'),
	budget('Tools for pictures, loaded when one is turned to', 'picture-tools.js', '12 kB'),
	budget('Worker', workerOf(build), '60 kB'),
	budget('What draws in the hidden page', 'drawing.html', '90 kB'),
	budget('Popup', 'popup.html', '35 kB'),
	budget('Settings', 'options.html', '35 kB'),
	budget('Welcome page', 'welcome.html', '25 kB'),
	budget('Page of findings', 'findings.html', '25 kB'),
	budget('What tells it of a page', 'page-findings.js', '1 kB'),
];
