import type { TestPage } from '../browsers/test-page';
import { describe, expect, it } from 'vitest';
import { restMilliseconds } from '../../src/shared/limits';
import { chatPage, post } from '../fixtures/chat-page';
import { awaitPixels } from '../screen/colours';
import { countOf, markupOf } from '../screen/elements';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const violet = { r: 120, g: 40, b: 200 };
const picturePixels = 200 * 100;

const chat = setUpChat();

const teach = (path: string, colour = teal): Promise<string> => chat.at.teach(path, colour);

/** Adds a message of this markup; returns that of the log, as the page can read it, before anything is shown. */
async function postMarkup(page: TestPage, markup: string): Promise<string | undefined> {
	return page.evaluate((html) => {
		const message = document.createElement('div');
		message.className = 'message';
		message.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
		document.querySelector('#log')?.append(message);
		return document.querySelector('#log')?.innerHTML;
	}, markup);
}

/** The markup of the log, as the page can read it. */
async function logMarkup(page: TestPage): Promise<string> {
	return (await markupOf(page, '#log')) ?? '';
}

/** How a page shows what has been said so far. */
const waysToWrite = ['into one text', 'anew each time', 'as a link'] as const;

/** A stream halts for this long in the middle of a word: longer than what a text waits for that has grown once. */
const haltMilliseconds = 2 * restMilliseconds;

/** Lets the log's last message say this, a few characters more in each of the page's tasks, with a halt near the end. */
async function write(page: TestPage, whole: string, way: (typeof waysToWrite)[number]): Promise<void> {
	await page.evaluate(
		async (parts) => {
			const message = document.querySelector('.message:last-child') ?? document.body;
			const link = document.createElement('a');
			link.textContent = 'picture';
			const show = (said: string): void => {
				if (parts.way === 'into one text' && message.firstChild instanceof Text) message.firstChild.data = said;
				const paragraph = document.createElement('p');
				paragraph.textContent = said;
				if (parts.way === 'anew each time') message.replaceChildren(paragraph, '\n');
				link.href = /https?:.*/.exec(said)?.[0] ?? '';
				if (parts.way === 'as a link' && said.includes('://')) message.append(link);
			};
			for (let length = 5; length < parts.whole.length; length += 3) {
				show(parts.whole.slice(0, length));
				const isHalt = length >= parts.whole.length - 12 && length < parts.whole.length - 9;
				await new Promise((resolve) => void setTimeout(resolve, isHalt ? parts.halt : 0));
			}
			show(parts.whole);
		},
		{ whole, way, halt: haltMilliseconds },
	);
}

describe('a text that is written bit by bit', () => {
	it.each(waysToWrite)('is asked for only when its URL is whole: %s', async (way) => {
		const { server, openChat } = chat.at;
		const whole = `${await teach(`/written/${waysToWrite.indexOf(way)}.png`)}?size=large&of=2.png`;
		const page = await openChat();
		// Who is there from the beginning sees it grow.
		await post(page, await teach('/before-written.png', violet));
		await awaitPixels(page, violet, picturePixels);
		await post(page, 'Look');
		const before = server.seen.length;
		await write(page, `Look: ${whole}`, way);
		await awaitPixels(page, teal, picturePixels);
		const asked = server.seen.slice(before).filter(({ host }) => host.startsWith('a.img.test'));
		expect(asked.map(({ path }) => path)).toEqual([new URL(whole).pathname + new URL(whole).search]);
	});

	it('keeps the picture of a URL that has been said', async () => {
		const url = await teach('/said.png');
		const page = await chat.at.openChat();
		await post(page, url);
		await awaitPixels(page, teal, picturePixels);
		await page.evaluate(() => {
			const [host] = document.querySelectorAll('.message > div');
			Reflect.set(globalThis, 'host', host);
			const text = document.querySelector('.message')?.firstChild;
			if (text instanceof Text) text.data += ' and more';
		});
		await post(page, await teach('/next.png', violet));
		await awaitPixels(page, violet, picturePixels);
		expect(await page.evaluate(() => document.querySelector('.message > div') === Reflect.get(globalThis, 'host'))).toBe(true);
	});
});

describe('a page that writes its messages anew as markup', () => {
	it.each(['#log', '.message'])('has no copies of our elements: %s', async (selector) => {
		const url = await teach(`/again-${selector.slice(1)}.png`);
		const page = await chat.at.openChat();
		const clean = await postMarkup(page, `<b>Ada</b> <span>See ${url}</span>`);
		await awaitPixels(page, teal, picturePixels);
		expect(await logMarkup(page)).not.toBe(clean);
		for (let times = 0; times < 3; times += 1) {
			await page.evaluate((target) => {
				const element = document.querySelector(target);
				if (element) element.innerHTML += '<i class="new"> More</i>';
			}, selector);
			await awaitPixels(page, teal, picturePixels);
			await page.evaluate((target) => {
				const element = document.querySelector(target);
				if (element) element.innerHTML = `<i class="new">Before </i>${element.innerHTML}`;
			}, selector);
			await awaitPixels(page, teal, picturePixels);
		}
		await page.evaluate(() => document.querySelectorAll('.new').forEach((element) => element.remove()));
		await expect.poll(async () => (await logMarkup(page)).split('<div></div>').length).toBe(2);
		await page.evaluate(() => document.querySelectorAll('span').forEach((element) => element.firstChild?.remove()));
		await expect.poll(() => logMarkup(page)).not.toContain('<div></div>');
	});

	it('is, when it is turned off, what it would be without us', async () => {
		const { openChat, setMode } = chat.at;
		const url = await teach('/off-again.png');
		const rewrite = async (page: TestPage): Promise<void> => {
			for (const selector of ['#log', '.message']) {
				await page.evaluate((target) => {
					const element = document.querySelector(target);
					if (element) element.innerHTML = `<i>Before</i>${element.innerHTML}<i> More</i>`;
				}, selector);
			}
		};
		const bare = await openChat({ host: 'elsewhere.test' });
		await postMarkup(bare, `<b>Ada</b> <span>See ${url}</span>`);
		await rewrite(bare);
		const untouched = await logMarkup(bare);
		const page = await openChat();
		await postMarkup(page, `<b>Ada</b> <span>See ${url}</span>`);
		await awaitPixels(page, teal, picturePixels);
		await rewrite(page);
		await awaitPixels(page, teal, picturePixels);
		expect(await logMarkup(page)).not.toBe(untouched);
		await setMode('off');
		await expect.poll(() => logMarkup(page)).toBe(untouched);
		await setMode('on');
	});

	it('keeps its own empty elements', async () => {
		const url = await teach('/own-empty.png');
		const page = await chat.at.openChat();
		await postMarkup(page, `<span>${url}</span>`);
		await awaitPixels(page, teal, picturePixels);
		await page.evaluate(() => {
			const message = document.querySelector('.message');
			if (message) message.innerHTML = '<b>Gone</b><div></div>';
		});
		await post(page, await teach('/after-empty.png', violet));
		await awaitPixels(page, violet, picturePixels);
		expect(await markupOf(page, '.message')).toBe('<b>Gone</b><div></div>');
	});
});

it('paragraphs that are alike share one element in a message', async () => {
	const page = await chat.at.openChat();
	await postMarkup(page, '<p>Nothing</p>');
	await postMarkup(page, `<b>Ada</b><p>${await teach('/first.png')}</p><p>${await teach('/second.png', violet)}</p>`);
	await awaitPixels(page, teal, picturePixels);
	await awaitPixels(page, violet, picturePixels);
	expect(await countOf(page, '.message:last-child div')).toBe(1);
});

describe('a shadow tree that is attached late to an element of no kind of its own', () => {
	it.each(['open', 'closed'] as const)('is looked into: %s', async (mode) => {
		const url = await teach(`/late-${mode}.png`);
		const page = await chat.at.openChat({ html: chatPage().replace('</div>', '<div id="mount"></div></div>') });
		await post(page, await teach('/before-late.png', violet));
		await awaitPixels(page, violet, picturePixels);
		await page.evaluate(
			({ address, rootMode }) => {
				document.querySelector('#mount')?.attachShadow({ mode: rootMode }).append(address);
			},
			{ address: url, rootMode: mode },
		);
		await awaitPixels(page, teal, picturePixels);
	});
});
