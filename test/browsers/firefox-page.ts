import type { KeyInput, Page } from 'puppeteer-core';
import * as v from 'valibot';
import { sendCommand } from './bidi';
import type { ClickOptions, TestKeyboard, TestMouse, TestPage } from './test-page';

const modifiers = ['Shift', 'Control', 'Alt', 'Meta'] as const;
const sharedNode = v.object({ sharedId: v.string() });

/** A node of the page, closed shadow trees included, as WebDriver BiDi names it. */
export type SharedNode = v.InferOutput<typeof sharedNode>;

/** A tab in Firefox, driven by Puppeteer over WebDriver BiDi, in the shape of Playwright's pages. */
export class FirefoxPage implements TestPage {
	readonly mouse: TestMouse;
	readonly keyboard: TestKeyboard;
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
		this.mouse = {
			move: (x, y) => page.mouse.move(x, y),
			click: (x, y, { button = 'left', clickCount = 1 }: ClickOptions = {}) => page.mouse.click(x, y, { button, count: clickCount }),
			down: () => page.mouse.down(),
			up: () => page.mouse.up(),
			wheel: (deltaX, deltaY) => page.mouse.wheel({ deltaX, deltaY }),
		};
		this.keyboard = {
			async press(key) {
				const held = modifiers.filter((modifier) => key.startsWith(`${modifier}+`) || key.includes(`+${modifier}+`));
				for (const modifier of held) await page.keyboard.down(modifier);
				await page.keyboard.press(asKey(held.length === 0 ? key : key.slice(key.lastIndexOf('+') + 1)));
				for (const modifier of held.toReversed()) await page.keyboard.up(modifier);
			},
			down: (key) => page.keyboard.down(asKey(key)),
			up: (key) => page.keyboard.up(asKey(key)),
			type: (text) => page.keyboard.type(text),
		};
	}

	goto(url: string): Promise<unknown> {
		return this.#page.goto(url);
	}

	reload(): Promise<unknown> {
		return this.#page.reload();
	}

	url(): string {
		return this.#page.url();
	}

	bringToFront(): Promise<void> {
		return this.#page.bringToFront();
	}

	close(): Promise<void> {
		return this.#page.close();
	}

	setViewportSize({ width, height }: { readonly width: number; readonly height: number }): Promise<void> {
		return this.#page.setViewport({ width, height });
	}

	screenshot(): Promise<Uint8Array> {
		return this.#page.screenshot();
	}

	evaluate<Result, Argument>(call: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
	evaluate<Result>(call: () => Result | Promise<Result>): Promise<Result>;
	evaluate(expression: string): Promise<unknown>;
	evaluate(call: string | ((argument: unknown) => unknown), argument?: unknown): Promise<unknown> {
		return typeof call === 'string' ? this.#page.evaluate(call) : this.#page.evaluate(call, argument);
	}

	/** Chooses a file in a field for files. */
	async chooseFile(selector: string, path: string): Promise<void> {
		const field = await this.#page.$(selector);
		if (!field) throw new Error(`No ${selector} is on the page`);
		const chosen = await field.toElement('input');
		await chosen.uploadFile(path);
	}

	/** Tells of what the page's own scripts throw and do not catch. */
	onUncaughtError(listener: (message: string) => void): void {
		this.#page.on('pageerror', (error) => {
			const message = error instanceof Error ? error.message : String(error);
			// Firefox counts among errors what a page's own policy refuses it.
			if (!message.startsWith('Content-Security-Policy: ')) listener(message);
		});
	}

	/** Tells of what is written to the page's console. */
	onConsole(listener: (message: { type(): string; text(): string }) => void): void {
		this.#page.on('console', listener);
	}

	setPixelRatio(size: { readonly width: number; readonly height: number }, devicePixelRatio: number): Promise<void> {
		return this.#page.setViewport({ ...size, deviceScaleFactor: devicePixelRatio });
	}

	/** The whole document with its texts, closed shadow trees included, as JSON. */
	async wholeDocument(): Promise<string> {
		return JSON.stringify(await this.#wholeTree());
	}

	/** The roots of all shadow trees on the page, closed ones included, and its document's element first. */
	async roots(): Promise<SharedNode[]> {
		const roots: SharedNode[] = [];
		collectRoots(await this.#wholeTree(), true, roots);
		return roots;
	}

	/** The elements of a role in one tree, as Firefox's accessibility tells; of this name only, where one is given. */
	async elementsOfRole(role: string, root: SharedNode, name?: string): Promise<SharedNode[]> {
		const locator = { type: 'accessibility', value: name === undefined ? { role } : { role, name } };
		const { nodes } = await this.#send('browsingContext.locateNodes', { locator, startNodes: [reference(root)] });
		return v.parse(v.array(sharedNode), nodes);
	}

	/** Calls a function in the page with nodes, closed trees' ones too; its result is to be text. */
	async callWith(call: (...nodes: never[]) => string, nodes: readonly SharedNode[]): Promise<string> {
		const answer = await this.#send('script.callFunction', {
			functionDeclaration: String(call),
			arguments: nodes.map(reference),
			awaitPromise: false,
		});
		return v.parse(v.object({ value: v.string() }), answer['result']).value;
	}

	async #wholeTree(): Promise<unknown> {
		const serializationOptions = { includeShadowTree: 'all', maxDomDepth: null };
		const expression = 'document.documentElement';
		return (await this.#send('script.evaluate', { expression, awaitPromise: false, serializationOptions }))['result'];
	}

	#send(method: string, parameters: object): Promise<Record<string, unknown>> {
		const context = v.parse(v.string(), Reflect.get(this.#page.mainFrame(), '_id'));
		const where = method.startsWith('script.') ? { target: { context } } : { context };
		return sendCommand(this.#page.browser(), method, { ...parameters, ...where });
	}
}

/** Puppeteer's keys are the names of `KeyboardEvent.key`, as Playwright's are; it throws where there is none of that name. */
function isKey(key: string): key is KeyInput {
	return key !== '';
}

function asKey(key: string): KeyInput {
	if (!isKey(key)) throw new Error('A key has a name');
	return key;
}

function reference({ sharedId }: SharedNode): SharedNode {
	return { sharedId };
}

const serialisedNode = v.object({
	sharedId: v.optional(v.string()),
	value: v.optional(v.object({ children: v.optional(v.array(v.unknown())), shadowRoot: v.optional(v.nullable(v.unknown())) })),
});

function collectRoots(node: unknown, isRoot: boolean, roots: SharedNode[]): void {
	const parsed = v.safeParse(serialisedNode, node);
	if (!parsed.success) return;
	const { sharedId, value } = parsed.output;
	if (isRoot && sharedId !== undefined) roots.push({ sharedId });
	if (value?.shadowRoot) collectRoots(value.shadowRoot, true, roots);
	for (const child of value?.children ?? []) collectRoots(child, false, roots);
}
