/** A size in CSS pixels. */
interface Size {
	readonly width: number;
	readonly height: number;
}

/** Which mouse button, and how often. */
export interface ClickOptions {
	readonly button?: 'left' | 'middle' | 'right';
	readonly clickCount?: number;
}

/** What a tab's mouse does, in CSS pixels of its view. */
export interface TestMouse {
	move(x: number, y: number): Promise<void>;
	click(x: number, y: number, options?: ClickOptions): Promise<void>;
	down(): Promise<void>;
	up(): Promise<void>;
	wheel(deltaX: number, deltaY: number): Promise<void>;
}

/** What a tab's keyboard does; a key by its name in `KeyboardEvent.key`, with modifiers before it as in `Control+A`. */
export interface TestKeyboard {
	press(key: string): Promise<void>;
	down(key: string): Promise<void>;
	up(key: string): Promise<void>;
	type(text: string): Promise<void>;
}

/**
 * A tab that a test drives, in either browser. Playwright's pages are of this shape as they are, and `FirefoxPage` gives
 * Puppeteer's the same: what a browser does differently is in there or in no test of both.
 */
export interface TestPage {
	readonly mouse: TestMouse;
	readonly keyboard: TestKeyboard;
	goto(url: string): Promise<unknown>;
	reload(): Promise<unknown>;
	url(): string;
	bringToFront(): Promise<void>;
	close(): Promise<void>;
	setViewportSize(size: Size): Promise<void>;
	/** A PNG of what the view shows. */
	screenshot(): Promise<Uint8Array>;
	/** Runs a function in the page with what can be written as JSON; its result likewise, awaited. */
	evaluate<Result, Argument>(call: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
	evaluate<Result>(call: () => Result | Promise<Result>): Promise<Result>;
	evaluate(expression: string): Promise<unknown>;
}
