/** What can be pointed at, as the accessibility tree tells of it, and where its middle is, in CSS pixels. */
export interface Control {
	readonly role: string;
	readonly name: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** What it stands at, where it is of that kind; else empty. */
	readonly value: string;
	readonly isFocused: boolean;
	readonly isDisabled: boolean;
	/** What a screen reader is told of changes there: by the live region it is in, if any. */
	readonly live: string | undefined;
}
