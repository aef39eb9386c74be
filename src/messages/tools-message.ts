/**
 * From content scripts, outside their port, once a person has turned to a picture: load the tools for pictures into this
 * frame; never show a host's pictures; turn this site off; or undo what this tab's person has last chosen so.
 */
export type ToolsMessage =
	| { readonly type: 'load-tools' }
	| { readonly type: 'block-host'; readonly host: string }
	| { readonly type: 'turn-off-site' }
	| { readonly type: 'undo' };

/** How that ended: done; not done, where there was nothing to do; or the sentence that tells the person why it could not be kept. */
export type ToolsAnswer = boolean | string;

/** To the tools for pictures: tell the person this, on their page. */
export interface SaySentence {
	readonly type: 'say';
	readonly sentence: string;
}

/** To the tools for pictures: the person wants the pictures of this URL to be shown in their messages. */
export interface ShowPicture {
	readonly type: 'show-picture';
	readonly url: string;
}
