// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { maximumFreshNodes } from '../../../src/shared/limits';
import { skippedSelector } from '../../../src/find/skipped';
import { watchPage, type PageListener } from '../../../src/find/watch-page';
import { find, findLink, findNoClosedRoots, findPicture, findText, page } from './build';

/** What the page's listener was told, in order. */
let told: string[] = [];
let controller = new AbortController();
/** How long each look at the clock takes: as long as it is nothing, no slice of work is ever over. */
let millisecondsPerLook = 0;
const own = new WeakSet<Element>();

const listener: PageListener = {
	onUrls: (_, urls, fresh) => void told.push(`${fresh ? 'fresh' : 'there'} ${urls.map(({ href }) => href).join(' ')}`),
	onGone: (node) => void told.push(`gone ${node instanceof Text ? 'text' : 'link'}`),
	onPagePicture: (picture) => void told.push(`picture ${picture.getAttribute('src') ?? ''}`),
	onChanged: () => void told.push('changed'),
	isOwn: (element) => own.has(element),
	skip: skippedSelector,
};

/** Lets the observer have its records, and forgets what was told before. */
async function after(change: () => void): Promise<string[]> {
	told = [];
	change();
	// MutationObserver records come in a microtask in browsers, and in a task here.
	await new Promise((resolve) => setTimeout(resolve));
	return told;
}

async function watch(markup: string): Promise<string[]> {
	page(markup);
	return after(() => watchPage(document, listener, controller.signal));
}

beforeEach(() => {
	findNoClosedRoots();
	controller = new AbortController();
	millisecondsPerLook = 0;
	let time = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => (time += millisecondsPerLook));
});
afterEach(() => {
	controller.abort();
});

function element(name: string, words: string): HTMLElement {
	const created = document.createElement(name);
	created.textContent = words;
	return created;
}

describe('what is there already', () => {
	test('is told, and as not fresh', async () => {
		expect(await watch('<p>https://a.org/1</p><p><a href="https://a.org/2">x</a></p><p>no</p>')).toEqual([
			'there https://a.org/1',
			'there https://a.org/2',
		]);
	});

	test('also in open shadow roots, whose texts need no element around them', async () => {
		page('<div id="host"></div>');
		find('#host').attachShadow({ mode: 'open' }).append('https://a.org/1', element('p', 'https://a.org/2'));
		expect(await after(() => watchPage(document, listener, controller.signal))).toEqual([
			'there https://a.org/1',
			'there https://a.org/2',
		]);
	});
});

test('what is there already is not fresh, however many slices the first scan takes', async () => {
	page(`${'<p>no</p>'.repeat(200)}<div id="host"></div><p>https://a.org/1</p>`);
	find('#host').attachShadow({ mode: 'open' }).append(element('p', 'https://a.org/2'), element('p', 'https://a.org/3'));
	millisecondsPerLook = 1000;
	told = [];
	watchPage(document, listener, controller.signal);
	await vi.waitFor(() => expect(told).toHaveLength(3));
	expect(told).toEqual(['there https://a.org/1', 'there https://a.org/2', 'there https://a.org/3']);
});

describe('what comes', () => {
	test('is told as fresh', async () => {
		await watch('<div id="log"></div>');
		expect(await after(() => find('#log').append(element('p', 'see https://a.org/1'), element('p', 'no')))).toEqual([
			'fresh https://a.org/1',
			'changed',
		]);
	});

	test('in great number at once is a history, and not fresh', async () => {
		await watch('<div id="log"></div>');
		const messages = Array.from({ length: maximumFreshNodes + 1 }, (_, index) => element('p', `https://a.org/${index}`));
		const lines = await after(() => find('#log').append(...messages));
		expect(lines.filter((line) => line.startsWith('there'))).toHaveLength(messages.length);
		expect(lines.filter((line) => line.startsWith('fresh'))).toEqual([]);
	});

	test('into a shadow root is told too', async () => {
		await watch('<div id="log"></div>');
		const host = element('div', '');
		const root = host.attachShadow({ mode: 'open' });
		await after(() => find('#log').append(host));
		expect(await after(() => root.append(element('p', 'https://a.org/1')))).toEqual(['fresh https://a.org/1', 'changed']);
	});

	test('of ours is passed over', async () => {
		await watch('<div id="log"></div>');
		const host = element('div', 'https://a.org/1');
		own.add(host);
		expect(await after(() => find('#log').append(host))).toEqual([]);
	});

	test('and is gone again at once is not told', async () => {
		await watch('<div id="log"></div>');
		const message = element('p', 'https://a.org/1');
		const records = await after(() => {
			find('#log').append(message);
			message.remove();
		});
		expect(records).not.toContain('fresh https://a.org/1');
	});
});

describe('what changes', () => {
	test('is told anew: a text', async () => {
		await watch('<p>https://a.org/1</p>');
		expect(await after(() => (findText('p').data = 'now https://a.org/2'))).toEqual(['fresh https://a.org/2', 'changed']);
		expect(await after(() => (findText('p').data = 'and https://a.org/2'))).toEqual(['changed']);
		expect(await after(() => (findText('p').data = 'none'))).toEqual(['gone text', 'changed']);
	});

	test('is told anew: a link', async () => {
		await watch('<p><a href="https://a.org/1">x</a></p>');
		expect(await after(() => (findLink().href = 'https://a.org/2'))).toEqual(['fresh https://a.org/2', 'changed']);
		expect(await after(() => findLink().removeAttribute('href'))).toEqual(['gone link', 'changed']);
		expect(await after(() => (findLink().href = 'https://a.org/2'))).toEqual(['fresh https://a.org/2', 'changed']);
	});

	test('is told as gone when it leaves the page, with all in it', async () => {
		await watch('<div><p>https://a.org/1</p><a href="https://a.org/2">x</a></div>');
		expect(await after(() => find('div').remove())).toEqual(['gone text', 'gone link', 'changed']);
	});

	test('is told again when it comes back', async () => {
		await watch('<div><p>https://a.org/1</p></div>');
		const message = find('p');
		await after(() => message.remove());
		expect(await after(() => find('div').append(message))).toEqual(['fresh https://a.org/1', 'changed']);
	});

	test('is told anew where it is put into another block, and not where it moves with its block', async () => {
		await watch('<div><p id="one">https://a.org/1</p><p>two</p></div>');
		expect(await after(() => find('div').append(find('#one')))).toEqual(['changed']);
		expect(await after(() => find('div').append(findText('#one')))).toEqual(['gone text', 'fresh https://a.org/1', 'changed']);
	});

	test('is told as moved where it is still on the page, with what is around it, and as nothing else', async () => {
		page('<div id="log"><p id="one"><b>https://a.org/1</b></p><p id="two">two</p></div>');
		const moved: Node[] = [];
		const onChanged: PageListener['onChanged'] = (nodes) => void moved.push(...nodes);
		await after(() => watchPage(document, { ...listener, onChanged }, controller.signal));
		const part = find('b');
		expect(await after(() => find('#two').append(part))).toEqual([]);
		expect(moved).toEqual([part]);
		await after(() => find('#two').remove());
		expect(moved).toEqual([part]);
	});

	test('is not told as gone when it comes to stand at the end of what grows', async () => {
		await watch('<p>See https://a.org/1</p>');
		expect(await after(() => (findText('p').data = 'See https://a.org/1 and'))).toEqual(['changed']);
		expect(await after(() => (findText('p').data = 'See https://a.org/1'))).toEqual(['changed']);
	});

	test('into a link around a picture is a URL no more', async () => {
		await watch('<p><a href="https://a.org/1.png">x</a></p>');
		const picture = document.createElement('img');
		picture.src = 'https://a.org/avatar.png';
		expect(await after(() => find('a').append(picture))).toEqual(['picture https://a.org/avatar.png', 'gone link', 'changed']);
		expect(await after(() => picture.remove())).toEqual(['picture https://a.org/avatar.png', 'fresh https://a.org/1.png', 'changed']);
	});
});

describe('what goes', () => {
	test('takes along what was in its shadow trees, however much it is', async () => {
		page('<div id="log"><div id="host"></div><p>https://a.org/1</p></div><p>https://a.org/3</p>');
		find('#host').attachShadow({ mode: 'open' }).append('https://a.org/2');
		await after(() => watchPage(document, listener, controller.signal));
		expect(await after(() => find('#host').remove())).toEqual(['gone text', 'changed']);
		find('#log').append(...Array.from({ length: 9 }, () => element('i', 'x')));
		expect(await after(() => find('#log').remove())).toEqual(['gone text', 'changed']);
	});
});

describe('pictures of the page', () => {
	test('are told when they have loaded or failed to', async () => {
		await watch('<p><img src="https://a.org/1.png"></p>');
		for (const type of ['load', 'error']) {
			expect(await after(() => findPicture().dispatchEvent(new Event(type)))).toEqual(['picture https://a.org/1.png']);
		}
	});

	test('are told when they come, alone or with others, and when their address changes', async () => {
		await watch('<div></div>');
		const holder = element('p', '');
		holder.append(document.createElement('img'), document.createElement('img'));
		const told = await after(() => find('div').append(holder));
		expect(told.filter((line) => line.startsWith('picture')).length).toBe(2);
		expect(await after(() => (findPicture().src = 'https://a.org/1.png'))).toEqual(['picture https://a.org/1.png', 'changed']);
	});
});

test('the end of the signal ends everything', async () => {
	await watch('<div></div>');
	controller.abort();
	expect(await after(() => find('div').append('https://a.org/1'))).toEqual([]);
});

test('a shadow tree whose host leaves the page and comes back is searched again', async () => {
	page('<div id="log"><div id="host">x</div></div>');
	const host = find('#host');
	host.attachShadow({ mode: 'open' }).append(element('p', 'https://a.org/1'));
	expect(await after(() => watchPage(document, listener, controller.signal))).toEqual(['there https://a.org/1']);
	expect(await after(() => host.remove())).toEqual(['gone text', 'changed']);
	expect(await after(() => find('#log').append(host))).toEqual(['fresh https://a.org/1', 'changed']);
});

test('a picture that the page takes away is told of, since ours may take its place', async () => {
	await watch('<p>https://a.org/1.png<span><img src="https://a.org/1.png"></span></p>');
	expect(await after(() => find('span').remove())).toEqual(['picture https://a.org/1.png', 'changed']);
});

test('what comes right behind a history is a part of it', async () => {
	await watch('<div id="log"></div>');
	const messages = (count: number): HTMLElement[] => Array.from({ length: count }, (_, index) => element('p', `https://a.org/${index}`));
	await after(() => find('#log').append(...messages(5 * maximumFreshNodes)));
	const told = await after(() => find('#log').append(...messages(2)));
	expect(told).toEqual(['there https://a.org/0', 'there https://a.org/1', 'changed']);
});
