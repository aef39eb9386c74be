import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createKnownGrants } from '../../../src/settings/known-grants';
import { onGrantsChanged, passOnGrants } from '../../../src/settings/permissions';

const picture = new URL('https://pictures.example/a.png');
let isGranted: boolean;

type Listener = (permissions: Browser.permissions.Permissions) => void;

/** What listens to the browser's own events in one kind of windows: Chrome tells nobody else of a change that is made there. */
function startIn(start: () => void): () => void {
	const listeners: Listener[] = [];
	const listen = (callback: Listener): void => void listeners.push(callback);
	vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockImplementation(() => {});
	vi.spyOn(fakeBrowser.permissions.onRemoved, 'addListener').mockImplementation(listen);
	start();
	return () => {
		for (const listener of listeners) listener({});
	};
}

beforeEach(() => {
	fakeBrowser.reset();
	isGranted = true;
	vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(() => Promise.resolve(isGranted));
});

describe('THREAT 32: a grant that is taken back in an ordinary window', () => {
	test('counts in the worker of private windows too, which the browser does not tell', async () => {
		let known: (url: URL) => Promise<boolean> = () => Promise.resolve(false);
		const change = startIn(passOnGrants);
		startIn(() => {
			known = createKnownGrants();
			passOnGrants();
		});
		expect(await known(picture)).toBe(true);
		isGranted = false;
		change();
		await expect.poll(() => known(picture)).toBe(false);
	});

	test('is told of each time', async () => {
		const tell = vi.fn<() => void>();
		const change = startIn(passOnGrants);
		startIn(() => onGrantsChanged(tell));
		change();
		await expect.poll(() => tell.mock.calls.length).toBe(1);
		// Chromium tells only of values that differ.
		const first = await fakeBrowser.storage.session.get('grantsChanged');
		change();
		await expect.poll(() => tell.mock.calls.length).toBe(2);
		expect(await fakeBrowser.storage.session.get('grantsChanged')).not.toEqual(first);
	});

	test('goes round no further than that', async () => {
		const change = startIn(passOnGrants);
		startIn(passOnGrants);
		const set = vi.spyOn(fakeBrowser.storage.session, 'set');
		change();
		await expect.poll(() => fakeBrowser.storage.session.get('grantsChanged')).toHaveProperty('grantsChanged');
		expect(set).toHaveBeenCalledTimes(1);
	});
});
