/** Text with its percent-encoding undone (URL standard, section 1.3); the text itself where that gives no valid UTF-8. */
export function percentDecoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
