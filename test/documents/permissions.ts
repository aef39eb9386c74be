const browsersOf: Readonly<Record<string, string>> = { Chromium: 'chrome', Firefox: 'firefox' };

/**
 * The permissions that a table of a document explains for one browser's package. A row begins with the permission's name as
 * code; where only one browser's package has it, the browser's name follows in brackets.
 */
export function documentedPermissions(table: string, browser: string): string[] {
	const rows = table.matchAll(/^\| `(\w+)`(?: \((\w+)\))? \|/gm);
	return [...rows].flatMap(([, name = '', only]) => (only === undefined || browsersOf[only] === browser ? [name] : [])).toSorted();
}
