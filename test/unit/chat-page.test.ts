// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runChatPage, type ChatPage } from '../../src/chat-page';
import { noHints } from '../../src/find/site-hints';
import type { ResolveQuestion, WorkerConnection } from '../../src/messages/ask-worker';
import type { Result } from '../../src/shared/result';
import type { ShownPicture } from '../../src/shared/shown-picture';
import { usualLook } from '../../src/show/host';
import { findToolsDoor, type PictureOnPage } from '../../src/show/tools-door';
import { find, findNoClosedRoots, page } from './find/build';
import { speakEnglish } from './show/english';

/** One question to the worker, which stands still until the test answers it. */
interface Question extends ResolveQuestion {
	readonly signal: AbortSignal;
	answer(result: Result<ShownPicture>): void;
}

let questions: Question[] = [];
let controller = new AbortController();
let chat: ChatPage;
/** Whether the browser can decode what it is given. */
let isDecodable = true;

const worker: WorkerConnection = {
	resolve: (request, signal) =>
		new Promise((answer) => {
			questions.push({ ...request, signal, answer });
		}),
	askPolicy: () => {},
	reconnect: () => {},
	look: () => {},
};

/** Stands in for the browser's observer: what is near the view is for each test to say. */
class FakeObserver {
	static made: FakeObserver | undefined;
	readonly observed = new Set<Element>();

	constructor(private readonly callback: (entries: { target: Element; isIntersecting: boolean }[]) => void) {
		FakeObserver.made = this;
	}

	observe = (element: Element): void => void this.observed.add(element);
	unobserve = (element: Element): void => void this.observed.delete(element);
	disconnect = (): void => this.observed.clear();
	tell = (isIntersecting: boolean): void => this.callback([...this.observed].map((target) => ({ target, isIntersecting })));
}

beforeEach(() => {
	speakEnglish();
	findNoClosedRoots();
	questions = [];
	isDecodable = true;
	controller = new AbortController();
	vi.stubGlobal('IntersectionObserver', FakeObserver);
	vi.useFakeTimers();
	// happy-dom loads no pictures, and lays nothing out.
	vi.spyOn(HTMLImageElement.prototype, 'src', 'set').mockImplementation(function (this: HTMLImageElement, address: string) {
		this.setAttribute('src', address);
		queueMicrotask(() => this.dispatchEvent(new Event(isDecodable ? 'load' : 'error')));
	});
	vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(9);
	vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 9, 9));
});
afterEach(() => {
	controller.abort();
	vi.useRealTimers();
});

/** Lets frames, records and timers have their turn. */
const settle = () => vi.advanceTimersByTimeAsync(3000);

async function near(isNear: boolean): Promise<void> {
	FakeObserver.made?.tell(isNear);
	await settle();
}

async function open(markup: string, mode: 'on' | 'ask' = 'on'): Promise<void> {
	page(markup);
	chat = runChatPage(document, { mode, hints: noHints, look: usualLook }, worker, controller.signal);
	await settle();
	await near(true);
}

async function answer(question: Question | undefined, bytes = 'x'): Promise<void> {
	const picture = { blob: new Blob([bytes]), width: 9, height: 9, look: 'picture', animated: false } as const;
	question?.answer({ ok: true, value: picture });
	await settle();
}

const asked = (): string[] => questions.map(({ url }) => url);
const underWay = (): Question[] => questions.filter(({ signal }) => !signal.aborted);

function posted(): PictureOnPage[] {
	return [...(findToolsDoor()?.posted() ?? [])];
}

/** The first of them. */
function picture(): PictureOnPage {
	const [first] = posted();
	if (!first) throw new Error('Nothing is posted');
	return first;
}

const [one, two] = ['https://a.org/1.png', 'https://a.org/2.png'];

describe('the pictures of a message', () => {
	test('that is one URL again and again leave their places to others', async () => {
		await open(`<p>${`${one}<br>`.repeat(4)}${two}</p>`);
		expect(asked()).toEqual([one, two]);
	});

	test('and the next of the same URL takes the place of the first that goes', async () => {
		await open(`<p><span>${one}</span><br><span>${one}</span></p>`);
		expect(asked()).toEqual([one]);
		find('span').remove();
		await settle();
		await near(true);
		expect(asked()).toEqual([one, one]);
		expect(underWay()).toHaveLength(1);
	});
});

describe('a picture that the page shows itself', () => {
	test('is asked for when the page takes it away', async () => {
		await open(`<p>${one}<span><img src="${one}"></span></p>`);
		expect(asked()).toEqual([]);
		find('span').remove();
		await settle();
		expect(asked()).toEqual([one]);
	});

	test('is asked for when its message comes near again and it is to be seen no more, of which no record tells', async () => {
		await open(`<p>${one}<img src="${one}"></p>`);
		vi.spyOn(HTMLImageElement.prototype, 'complete', 'get').mockReturnValue(true);
		vi.spyOn(HTMLImageElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect());
		await near(false);
		await near(true);
		expect(asked()).toEqual([one]);
	});
});

describe('a picture that this browser cannot decode', () => {
	test('is told of as damaged, and can be tried again', async () => {
		isDecodable = false;
		await open(`<p>${one}</p>`);
		await answer(questions[0]);
		expect(chat.report()).toMatchObject({ shown: 0, refused: [{ host: 'a.org', reason: 'broken' }] });
		isDecodable = true;
		findToolsDoor()?.ask(one);
		await answer(questions[1]);
		expect(chat.report()).toMatchObject({ shown: 1, refused: [] });
	});
});

describe('a picture that the person has put away', () => {
	test('does not come back by itself, and has its new size when it does', async () => {
		await open(`<p>${one}</p>`);
		await answer(questions[0]);
		const first = picture().frame;
		const chip = document.createElement('span');
		picture().isHidden = true;
		picture().message.show(picture(), chip);
		await settle();
		expect(first?.isConnected).toBe(false);
		chat.askAgain();
		await answer(questions[1], 'larger');
		expect(chip.isConnected).toBe(true);
		chat.setLook({ ...usualLook, scale: 2 });
		await settle();
		expect(chip.isConnected).toBe(true);
		expect(picture().frame?.querySelector('img')?.style.inlineSize).toBe('9px');
		expect(picture().frame).not.toBe(first);
	});
});

describe('what the person asks for', () => {
	test('is asked for once, however often it is taken up again', async () => {
		await open(`<p>${one}</p>`, 'ask');
		await answer(questions[0]);
		for (let count = 0; count < 3; count += 1) chat.askAgain();
		await settle();
		expect(underWay().slice(1)).toHaveLength(1);
	});

	test('goes on while it is scrolled away, and is not asked for beside', async () => {
		await open(`<p>${one}</p>`);
		await answer(questions[0]);
		findToolsDoor()?.ask(two);
		questions[0]?.answer({ ok: false, reason: 'ask-first' });
		page(`<p>${two}</p>`);
		await settle();
		await near(true);
		questions.at(-1)?.answer({ ok: false, reason: 'ask-first' });
		await settle();
		const before = questions.length;
		findToolsDoor()?.ask(two);
		await near(false);
		await near(true);
		expect(underWay().slice(before)).toHaveLength(1);
		expect(questions.length).toBe(before + 1);
		expect(picture().asking).toBeDefined();
	});

	test('what nobody asked for is given up while it is scrolled away', async () => {
		await open(`<p>${one}</p>`);
		await near(false);
		expect(underWay()).toEqual([]);
		await near(true);
		expect(underWay()).toHaveLength(1);
	});

	test('ends with its message, and all with the page’s signal', async () => {
		await open(`<p>${one}</p><p id="other">${two}</p>`);
		findToolsDoor()?.ask(two);
		find('#other').remove();
		await settle();
		expect(underWay().map(({ url }) => url)).toEqual([one]);
		controller.abort();
		expect(underWay()).toEqual([]);
	});
});
