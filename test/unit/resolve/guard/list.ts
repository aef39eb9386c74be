/** A tag for tables of texts without spaces: the words of the template, as they are written. */
export function list(template: TemplateStringsArray): string[] {
	return String.raw(template).trim().split(/\s+/);
}
