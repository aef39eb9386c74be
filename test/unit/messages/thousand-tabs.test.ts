import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerChats } from '../../../src/messages/answer-chats';
import { chatPortName } from '../../../src/messages/from-worker';
import { usualLook } from '../../../src/show/host';
import { maximumPictureBytes, maximumRequestsAtOnce } from '../../../src/shared/limits';
import type { FakeAnswer } from '../resolve/request/fake-web';
import { picture, surroundings, type Surroundings } from '../resolve/resolver-setup';
import { portPair, senderAt, type FakePort } from './fake-ports';

const tabs = 1000;
const chat = 'https://chat.example/room';
/** A guard against waiting for ever. */
const patience = { timeout: 60_000, interval: 20 };

let connect: (port: FakePort) => void = () => {};
let set: Surroundings;
let web: Record<string, FakeAnswer> = {};

/** What a tab's message links to: a picture that is in all tabs, one that is in ten of them, and one of its own. */
function urlsOf(tab: number): string[] {
	const group = Math.floor(tab / 10);
	return [
		'https://all.pictures.org/a.png',
		`https://few${group % 20}.pictures.org/${group}.png`,
		`https://own${tab % 50}.pictures.org/${tab}.png`,
	];
}

beforeEach(() => {
	vi.spyOn(fakeBrowser.runtime.onConnect, 'addListener').mockImplementation((callback: (port: Browser.runtime.Port) => void) => {
		connect = callback;
	});
	const all = Array.from({ length: tabs }, (_, tab) => urlsOf(tab)).flat();
	web = Object.fromEntries(all.map((url) => [url, picture]));
	set = surroundings(web);
	answerChats({
		resolver: set.resolver,
		policyFor: () => Promise.resolve({ host: 'chat.example', mode: 'on', plainHttp: false, privateHosts: [] }),
		lookFor: () => Promise.resolve(usualLook),
		picturePolicy: () =>
			Promise.resolve({
				mappings: [],
				pagePictures: false,
				pictureHosts: {},
				maximumBytes: maximumPictureBytes,
				linksWithoutName: 'probe',
			}),
		now: () => set.time,
		onServing: () => {},
		onPicture: () => {},
	});
});

/** The page's end of a new tab's port; the worker hears of it as it does of a real one. */
function openTab(id: number): FakePort {
	const sender = senderAt(chat);
	const [page, worker] = portPair(chatPortName, { ...sender, ...(sender.tab && { tab: { ...sender.tab, id } }) });
	connect(worker);
	return page;
}

function ask(page: FakePort, tab: number): void {
	for (const [id, url] of urlsOf(tab).entries())
		page.postMessage({ type: 'resolve', id, url, fresh: tab % 2 === 0, asked: false, size: 'thumbnail', devicePixelRatio: 1 });
}

const answer = v.object({ type: v.literal('resolved'), id: v.number(), result: v.looseObject({ ok: v.boolean() }) });

/** The answers that a tab has, the policy left out: which question each is to, and whether it is a picture. */
function answersOf(page: FakePort): { readonly id: number; readonly ok: boolean }[] {
	return page.received.flatMap((message) => {
		const parsed = v.safeParse(answer, message);
		return parsed.success ? [{ id: parsed.output.id, ok: parsed.output.result.ok }] : [];
	});
}

describe('a thousand tabs at once', () => {
	test('have each question answered, once, and cost one request a URL', async () => {
		const pages = Array.from({ length: tabs }, (_, tab) => openTab(tab));
		pages.forEach(ask);
		await expect.poll(() => pages.every((page) => answersOf(page).length === 3), patience).toBe(true);
		for (const page of pages) {
			const answers = answersOf(page).toSorted((one, other) => one.id - other.id);
			expect(answers).toEqual([0, 1, 2].map((id) => ({ id, ok: true })));
		}
		const asked = set.web.asked();
		expect(asked).toHaveLength(1 + tabs / 10 + tabs);
		expect(new Set(asked).size).toBe(asked.length);
		expect(set.web.observed()).toBe(0);
	});

	test('of which most close before they are answered leave the others theirs, and nothing under way', async () => {
		const isStaying = (tab: number): boolean => tab % 10 === 0;
		const own = (tab: number): string => urlsOf(tab).at(-1) ?? '';
		for (let tab = 0; tab < tabs; tab += 1) if (!isStaying(tab)) web[own(tab)] = { hangs: true };
		const pages = Array.from({ length: tabs }, (_, tab) => openTab(tab));
		pages.forEach(ask);
		// So many at once, and no more: all wait for what never answers.
		await expect.poll(() => set.web.observed(), patience).toBe(maximumRequestsAtOnce);
		pages.forEach((page, tab) => !isStaying(tab) && page.disconnect());
		const staying = pages.filter((_, tab) => isStaying(tab));
		await expect.poll(() => staying.map((page) => answersOf(page).length), patience).toEqual(staying.map(() => 3));
		expect(new Set(set.web.asked()).size).toBe(set.web.requests.length);
		expect(set.web.observed()).toBe(0);
		// Nothing is left in anybody’s way.
		web[own(1)] = picture;
		const late = openTab(tabs);
		late.postMessage({ type: 'resolve', id: 9, url: own(1), fresh: true, asked: false, size: 'thumbnail', devicePixelRatio: 1 });
		await expect.poll(() => answersOf(late), patience).toEqual([{ id: 9, ok: true }]);
	});
});
