import { parseUrl } from '../../shared/parse-url';
import type { Finding } from '../../shared/finding';

/** What a report says of where it is from. */
export interface ReportedFrom {
	readonly version: string;
	/** As the browser tells pages who it is. */
	readonly browser: string;
	readonly language: string;
	/** The name of software we know; a host's own name is nobody's business. */
	readonly site: string | undefined;
	/** As `modeToTell` and `settingsToTell` say it. */
	readonly mode: string;
	readonly settings: string;
}

/**
 * What a person can give away, in English for whoever develops this: no address, and hosts by number. What a name ends with
 * is told where it is short enough to say no more than a kind of file.
 */
export function findingsReport(
	frames: readonly (readonly Finding[])[],
	{ version, browser, language, site, mode, settings }: ReportedFrom,
): string {
	const all = frames.flat();
	const hosts = [...new Set(all.map(({ address }) => hostOf(address)))];
	const counts = [...new Set(all.map(wordsOf))].map((words) => `${all.filter((finding) => wordsOf(finding) === words).length} ${words}`);
	return [
		`Vignette ${version}`,
		`Browser: ${browser}`,
		`Language: ${language}`,
		`Site: ${site ?? 'not one that Vignette knows'}`,
		`Mode: ${mode}`,
		`Settings: ${settings}`,
		`Links: ${[all.length, ...counts].join(', ')}`,
		...frames.flatMap((findings, frame) =>
			findings.map((finding, index) =>
				[
					`${frames.length > 1 ? `frame ${frame + 1}, ` : ''}${index + 1}. host ${hosts.indexOf(hostOf(finding.address)) + 1}`,
					endingOf(finding.address),
					finding.fresh ? 'arrived' : 'history',
					wordsOf(finding),
					...pictureOf(finding),
				].join(', '),
			),
		),
	].join('\n');
}

function wordsOf({ state, reason }: Finding): string {
	return reason === undefined ? state : `${state} (${reason})`;
}

function pictureOf({ picture }: Finding): string[] {
	if (!picture) return [];
	const { width, height, animated, look } = picture;
	return [`${width} × ${height}`, animated ? `animated ${look}` : look];
}

function hostOf(address: string): string {
	return parseUrl(address)?.host ?? '';
}

function endingOf(address: string): string {
	const url = parseUrl(address);
	const ending = url && /\.[a-z0-9]{1,5}$/i.exec(url.pathname)?.[0].toLowerCase();
	return `${url?.protocol ?? ''} ${ending ?? 'no ending'}`;
}
