import { expect } from 'vitest';
import type { EitherBrowser } from '../browsers/either-browser';
import type { TestPage } from '../browsers/test-page';

/** What is to be seen of an element, and where. */
interface Seen {
	readonly x: number;
	readonly y: number;
	readonly isVisible: boolean;
	readonly isEnabled: boolean;
	readonly text: string;
	readonly value: string;
	readonly isChecked: boolean;
}

/** An element by the name that it has for screen readers; those that have no other are found by their ids. */
export function named(name: string): string {
	return `[aria-label="${name.replaceAll(/["\\]/g, '\\$&')}"]`;
}

/** One of our own pages, used as by a person: with the mouse and with keys, and read as it is shown. Elements are told by selectors. */
export class OwnPage {
	readonly tab: TestPage;

	constructor(tab: TestPage) {
		this.tab = tab;
	}

	/** Clicks on the middle of an element, once it is there to be clicked on. */
	async click(selector: string): Promise<void> {
		const { x, y } = await this.#await(selector);
		await this.tab.mouse.click(x, y);
	}

	async focus(selector: string): Promise<void> {
		await this.#await(selector);
		await this.tab.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);
	}

	press(key: string): Promise<void> {
		return this.tab.keyboard.press(key);
	}

	/** Writes into a field, in place of what is there. */
	async fill(selector: string, text: string): Promise<void> {
		await this.focus(selector);
		await this.press('Control+a');
		await this.press('Delete');
		await this.tab.keyboard.type(text);
	}

	/** Goes to an option of a list by the arrow keys. */
	async choose(selector: string, value: string): Promise<void> {
		await this.focus(selector);
		const options = await this.tab.evaluate(
			(wanted) => Array.from(document.querySelector<HTMLSelectElement>(wanted)?.options ?? [], (option) => option.value),
			selector,
		);
		for (;;) {
			const now = options.indexOf(await this.value(selector));
			const steps = options.indexOf(value) - now;
			if (steps === 0) return;
			await this.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
			await until(() => this.value(selector), options[now + Math.sign(steps)], selector);
		}
	}

	/** The words of the first such element as they are shown; empty where it is not. */
	async text(selector: string): Promise<string> {
		return (await this.#see(selector))[0]?.text ?? '';
	}

	/** The words of all such elements. */
	async texts(selector: string): Promise<string[]> {
		return (await this.#see(selector)).map(({ text }) => text);
	}

	async value(selector: string): Promise<string> {
		return (await this.#see(selector))[0]?.value ?? '';
	}

	async isChecked(selector: string): Promise<boolean> {
		return (await this.#see(selector))[0]?.isChecked ?? false;
	}

	async isVisible(selector: string): Promise<boolean> {
		return (await this.#see(selector))[0]?.isVisible ?? false;
	}

	/** How many such elements are to be seen. */
	async count(selector: string): Promise<number> {
		return (await this.#see(selector)).filter(({ isVisible }) => isVisible).length;
	}

	/** Waits until such an element is to be seen, or none is any more. */
	async awaitVisible(selector: string, isVisible = true): Promise<void> {
		await until(() => this.isVisible(selector), isVisible, selector);
	}

	/** Waits until the page says this, anywhere. */
	async awaitSaid(sentence: string | RegExp): Promise<void> {
		await untilSaid(() => this.text('body'), sentence);
	}

	/** Waits until the line at the bottom of the settings says this, which tells of what was done. */
	async awaitStatus(sentence: string | RegExp): Promise<void> {
		await untilSaid(() => this.text('#status'), sentence);
	}

	/** What is stored of the settings, as it lies there. */
	async stored(): Promise<Record<string, unknown>> {
		const stored = await this.tab.evaluate(`chrome.storage.local.get('settings').then(({ settings }) => settings)`);
		if (typeof stored !== 'object' || stored === null) return {};
		return Object.fromEntries(Object.entries(stored));
	}

	/** Puts something in the place of what is stored. */
	async store(settings: unknown): Promise<void> {
		await this.tab.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings })})`);
	}

	bringToFront(): Promise<void> {
		return this.tab.bringToFront();
	}

	close(): Promise<void> {
		return this.tab.close();
	}

	async #await(selector: string): Promise<Seen> {
		let seen: Seen | undefined;
		await this.tab.evaluate(
			(wanted) => document.querySelector(wanted)?.scrollIntoView({ block: 'center', behavior: 'instant' }),
			selector,
		);
		const isReady = async (): Promise<boolean> => {
			[seen] = await this.#see(selector);
			return seen?.isVisible === true && seen.isEnabled;
		};
		await until(isReady, true, selector);
		if (!seen) throw new Error(`No ${selector} is on the page`);
		return seen;
	}

	#see(selector: string): Promise<Seen[]> {
		return this.tab.evaluate(
			(wanted) =>
				Array.from(document.querySelectorAll<HTMLElement>(wanted), (element) => {
					const { left, top, width, height } = element.getBoundingClientRect();
					const isVisible = element.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
					return {
						x: left + width / 2,
						y: top + height / 2,
						isVisible,
						isEnabled: !element.matches(':disabled'),
						text: isVisible ? element.innerText : '',
						value: element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.value : '',
						isChecked: element instanceof HTMLInputElement && element.checked,
					};
				}),
			selector,
		);
	}
}

async function until(read: () => Promise<unknown>, wanted: unknown, message: string): Promise<void> {
	await expect.poll(read, { message }).toBe(wanted);
}

async function untilSaid(read: () => Promise<string>, sentence: string | RegExp): Promise<void> {
	await expect.poll(read).toMatch(sentence);
}

/** Opens one of our own pages, and waits until it shows what is set. */
export async function openOwnPage(browser: EitherBrowser, path: 'options.html' | 'welcome.html'): Promise<OwnPage> {
	const page = new OwnPage(await browser.extensionTab(path));
	await page.awaitVisible('body.ready');
	return page;
}

/** A page of ours in each browser that stores things, and nothing else. */
const keepers = new WeakMap<EitherBrowser, OwnPage>();

/** Opens the settings page above what is stored first, so that it does not show it anew under a test's hands. */
export async function openSettings(browser: EitherBrowser, settings: unknown): Promise<OwnPage> {
	const keeper = keepers.get(browser) ?? new OwnPage(await browser.extensionTab('popup.html'));
	keepers.set(browser, keeper);
	await keeper.store(settings);
	return openOwnPage(browser, 'options.html');
}
