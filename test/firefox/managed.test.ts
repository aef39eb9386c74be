import { afterAll, expect, it } from 'vitest';
import { setUpFirefox } from './chat-setup';
import { createManagedHome } from './managed-home';

const home = createManagedHome('vignette@vignette.example', {
	animation: 'never',
	sites: { 'forbidden.chat.test': { mode: 'off', plainHttp: false, privateHosts: [] } },
});
const setup = setUpFirefox({ environment: home.environment });
afterAll(() => home.remove());

it('the settings show what an administrator has set, locked, and the person’s own choice does not count against it', async () => {
	const options = await setup.at.firefox.openExtensionPage('options.html');
	await options.waitForSelector('body.ready');
	await options.evaluate(
		`browser.storage.local.get().then(({ settings }) => browser.storage.local.set({ settings: { sites: {}, ...settings, animation: 'always', size: 'small' } }))`,
	);
	await expect.poll(() => options.evaluate(`document.querySelector('[name="size"]:checked').value`)).toBe('small');
	const animation = (): Promise<unknown> =>
		options.evaluate(`[animation.value, animation.disabled, animation.closest('.setting').querySelector('.locked') !== null]`);
	await expect.poll(animation).toEqual(['never', true, true]);
	await expect.poll(() => options.evaluate(`document.querySelector('#site-list').textContent`)).toContain('forbidden.chat.test');
	const settings = await options.evaluate(`browser.storage.local.get().then(({ settings }) => settings)`);
	expect(settings).toMatchObject({ animation: 'always' });
	await options.close();
});
