/**
 * Tells what is wrong with the Node that runs us; nothing where it will do.
 * The bounds are Vite's (`^20.19.0 || >=22.12.0`), the tool that loads everything after this.
 *
 * @param {string} version as in `process.versions.node`, such as '20.19.4'
 * @returns {string | undefined} one or two sentences for a person
 */
export function nodeVersionProblem(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const suits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
	if (suits) return undefined;
	return `Vignette needs Node 22.12 or newer (20.19 or newer of the 20 line also works); this is Node ${version}. Get one from https://nodejs.org and run the command again.`;
}
