// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openWelcome } from '../../../src/pages/welcome';
import { changeSettings } from '../../../src/settings/settings';
import { find, page } from '../find/build';
import { speakEnglish } from '../show/english';

let isGranted: boolean;
/** The browser tells that the grants have changed. */
let tellGrants: () => void;

beforeEach(async () => {
	fakeBrowser.reset();
	speakEnglish();
	isGranted = false;
	const told: ((permissions: object) => void)[] = [];
	tellGrants = () => told.forEach((tell) => tell({}));
	vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(() => Promise.resolve(isGranted));
	vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockImplementation((tell) => void told.push(tell));
	vi.spyOn(fakeBrowser.permissions.onRemoved, 'addListener').mockImplementation((tell) => void told.push(tell));
	vi.spyOn(fakeBrowser.commands, 'getAll').mockImplementation(() => Promise.resolve([]));
	page(/<main>[^]*<\/main>/.exec(readFileSync('entrypoints/welcome/index.html', 'utf8'))?.[0] ?? '');
	await openWelcome(document);
});

/** What the page shows after what was set elsewhere has come to it. */
async function choose(firstMode: 'on' | 'ask'): Promise<void> {
	await changeSettings((settings) => ({ ...settings, firstMode }));
	await expect.poll(() => find('#chip').hidden).toBe(firstMode === 'on');
}

describe('the focus on the welcome page', () => {
	test.each(['#grant', '#single'])('goes from %s, which is gone once all is granted, to what was said of that', async (button) => {
		find(button).focus();
		isGranted = true;
		tellGrants();
		await expect.poll(() => find(button).hidden).toBe(true);
		expect(document.activeElement).toBe(find('#outcome'));
		expect(find('#outcome').textContent).toBe('Done: Vignette may now fetch pictures.');
	});

	test('goes from the example’s button to the picture that takes its place, and back', async () => {
		await choose('ask');
		find('#chip button').focus();
		find('#chip button').click();
		expect(document.activeElement).toBe(find('#picture'));
		await choose('on');
		expect(document.activeElement).toBe(find('#picture'));
		await choose('ask');
		expect(document.activeElement).toBe(find('#chip button'));
	});

	test('stays where it is when the example changes', async () => {
		const radio = find('[name=mode][value=ask]');
		radio.focus();
		await choose('ask');
		await choose('on');
		expect(document.activeElement).toBe(radio);
	});
});
