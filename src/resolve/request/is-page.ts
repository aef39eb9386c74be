/** Whether an answer says of itself that it is a page. */
export function isPage(response: Response): boolean {
	return /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(response.headers.get('content-type') ?? '');
}
