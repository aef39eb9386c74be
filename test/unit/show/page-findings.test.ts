// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { findingOf, pageFindings } from '../../../src/page-findings';
import { maximumUrlCharacters } from '../../../src/shared/limits';
import { failure, success } from '../../../src/shared/result';
import type { ShownPicture } from '../../../src/shared/shown-picture';
import type { PictureOnPage } from '../../../src/show/tools-door';

const picture: ShownPicture = { blob: new Blob(['x']), width: 9, height: 8, look: 'sticker', animated: true };
const doorMark = Symbol.for('vignette.door');

const nothing = (): void => {};

/** What the page's script has of a URL that it has only found. */
function found({ isCrowdedOut = false, ...more }: Partial<PictureOnPage> & { readonly isCrowdedOut?: boolean } = {}): PictureOnPage {
	const calls = { reserve: nothing, pass: nothing, show: nothing, remove: nothing, settle: nothing };
	return {
		node: document.body,
		onTurn: nothing,
		url: new URL('https://a.org/b.png#0123'),
		name: 'https://a.org/b.png',
		block: document.body,
		fresh: true,
		isNear: true,
		isPages: false,
		message: { ...calls, hasTurn: () => true, holds: () => true, isEmpty: false, isCrowdedOut },
		...more,
	};
}

afterEach(() => void Reflect.deleteProperty(globalThis, doorMark));

describe('of a URL is told', () => {
	test.each<[string, PictureOnPage, object]>([
		['that it is far away', found({ isNear: false }), { state: 'away' }],
		['that it waits its turn', found(), { state: 'waits' }],
		['that it is asked for', found({ asking: new AbortController() }), { state: 'asked' }],
		[
			'that it is shown, and how',
			found({ outcome: success(picture) }),
			{ state: 'shown', picture: { width: 9, height: 8, look: 'sticker', animated: true } },
		],
		['why it is not', found({ outcome: failure('gone') }), { state: 'refused', reason: 'gone' }],
		[
			'that it is tried again',
			found({ outcome: failure('forbidden'), asking: new AbortController() }),
			{ state: 'tried-again', reason: 'forbidden' },
		],
		['that there is no room', found({ outcome: success(picture), isCrowdedOut: true }), { state: 'refused', reason: 'no-room' }],
		['that the page shows it', found({ isPages: true }), { state: 'page' }],
		['that the person put it away', found({ outcome: success(picture), isHidden: true }), { state: 'put-away' }],
	])('%s', (_, posted, told) => {
		expect(findingOf(posted)).toMatchObject({ address: 'https://a.org/b.png', fresh: true, ...told });
	});

	test('no more than an address may have', () => {
		const name = `https://a.org/${'a'.repeat(maximumUrlCharacters)}`;
		expect(findingOf(found({ name })).address).toHaveLength(maximumUrlCharacters);
	});
});

describe('of a page', () => {
	test('nothing is told where nothing of ours runs, or does no longer', () => {
		expect(pageFindings()).toBeUndefined();
		Reflect.set(globalThis, doorMark, { posted: () => [found()], signal: AbortSignal.abort() });
		expect(pageFindings()).toBeUndefined();
	});

	test('all is told in its order', () => {
		document.body.innerHTML = '<p>one</p><p>two</p><p>three</p>';
		const entries = [...document.querySelectorAll('p')].map((node) => found({ node, name: node.textContent }));
		const [one, two, three] = entries;
		Reflect.set(globalThis, doorMark, { posted: () => [two, three, one], signal: new AbortController().signal });
		expect(pageFindings()?.map(({ address }) => address)).toEqual(['one', 'two', 'three']);
	});

	test('what is in shadow trees is told where these stand', () => {
		document.body.innerHTML = '<p>one</p><div></div><p>four</p><div></div>';
		const [first, last] = [...document.querySelectorAll('div')].map((host) => host.attachShadow({ mode: 'open' }));
		if (first) first.innerHTML = '<p>two</p><p>three</p>';
		if (last) last.innerHTML = '<p>five</p>';
		const texts = [...(first?.querySelectorAll('p') ?? []), ...document.querySelectorAll('p'), ...(last?.querySelectorAll('p') ?? [])];
		const entries = texts.toReversed().map((node) => found({ node, name: node.textContent }));
		Reflect.set(globalThis, doorMark, { posted: () => entries, signal: new AbortController().signal });
		expect(pageFindings()?.map(({ address }) => address)).toEqual(['one', 'two', 'three', 'four', 'five']);
		Reflect.set(globalThis, doorMark, { posted: () => entries.toReversed(), signal: new AbortController().signal });
		expect(pageFindings()?.map(({ address }) => address)).toEqual(['one', 'two', 'three', 'four', 'five']);
	});
});
