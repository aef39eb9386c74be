/** What somebody said. */
export interface Said {
	readonly text: string;
	readonly own: boolean;
}

declare global {
	/** Shows a conversation in the front end of the page: called again, it is rendered again. */
	var showConversation: (messages: readonly Said[]) => void;
}

/** Gives tests the front end of a page to drive. */
export function serveConversation(show: (messages: readonly Said[]) => void): void {
	globalThis.showConversation = show;
}
