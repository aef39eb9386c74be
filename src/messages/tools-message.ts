/**
 * From content scripts, outside their port, once a person has turned to a picture: load the tools for pictures into this
 * frame; never show a host's pictures; turn this site off; or undo what this tab's person has last chosen so.
 */
export type ToolsMessage =
	| { readonly type: 'load-tools' }
	| { readonly type: 'block-host'; readonly host: string }
	| { readonly type: 'turn-off-site' }
	| { readonly type: 'undo' };

/** To the tools for pictures: the person wants the pictures of this URL to be shown in their messages. */
export interface ShowPicture {
	readonly type: 'show-picture';
	readonly url: string;
}
