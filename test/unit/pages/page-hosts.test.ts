// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPageHosts } from '../../../src/pages/page-hosts';
import type { Save } from '../../../src/pages/save';
import type { Managed } from '../../../src/settings/managed';
import type { Settings } from '../../../src/settings/schema';
import { maximumListedHosts } from '../../../src/shared/limits';
import { find, page } from '../find/build';
import { speakEnglish } from '../show/english';

const nothingManaged: Managed = { settings: { sites: {} }, forbidsPrivateHosts: false };
const save = vi.fn<Save>(() => Promise.resolve(true));

beforeEach(() => {
	speakEnglish();
	page('<details id="hosts"><summary></summary><ul></ul></details>');
	save.mockClear();
});

/** What a choice in the list makes of these settings. */
function chosen(host: string, value: string, settings: Settings): Settings | undefined {
	const select = [...document.querySelectorAll('select')].find(({ ariaLabel }) => ariaLabel === `Pictures of ${host}`);
	if (!select) throw new Error(`${host} is not in the list`);
	select.value = value;
	select.dispatchEvent(new Event('change'));
	return save.mock.lastCall?.[0](settings);
}

const listed = (): string[] => [...document.querySelectorAll('li bdi')].map(({ textContent }) => textContent);

describe('the hosts of a page', () => {
	test('are listed with what counts for them, and hidden where there are none', () => {
		const hosts = createPageHosts(find('#hosts'), save);
		hosts.show(['b.example', 'i.a.example'], { 'a.example': 'never' }, nothingManaged);
		expect(listed()).toEqual(['b.example', 'i.a.example']);
		expect([...document.querySelectorAll('select')].map(({ value }) => value)).toEqual(['site', 'never']);
		hosts.show([], {}, nothingManaged);
		expect(find('#hosts').hidden).toBe(true);
	});

	test('stay while the person is in the list, though the page tells of none meanwhile', () => {
		const hosts = createPageHosts(find('#hosts'), save);
		const choice = (): HTMLSelectElement | undefined =>
			[...document.querySelectorAll('select')].find(({ ariaLabel }) => ariaLabel === 'Pictures of a.example');
		hosts.show(['a.example', 'b.example'], { 'a.example': 'never' }, nothingManaged);
		choice()?.focus();
		hosts.show([], { 'a.example': 'always' }, nothingManaged);
		hosts.show(['a.example', 'c.example'], { 'a.example': 'always' }, nothingManaged);
		expect(listed()).toEqual(['a.example', 'b.example', 'c.example']);
		expect(choice()?.value).toBe('always');
		expect(document.activeElement).toBe(choice());
		choice()?.blur();
		hosts.show(['c.example'], {}, nothingManaged);
		expect(listed()).toEqual(['c.example']);
	});

	test('keep what the person has just chosen, though what is told was read before', async () => {
		const hosts = createPageHosts(find('#hosts'), save);
		const value = (): string | undefined => document.querySelector('select')?.value;
		hosts.show(['a.example'], {}, nothingManaged);
		chosen('a.example', 'never', { sites: {} });
		hosts.show(['a.example'], { 'a.example': 'ask' }, nothingManaged);
		expect(value()).toBe('never');
		hosts.show(['a.example'], { 'a.example': 'never' }, nothingManaged);
		hosts.show(['a.example'], { 'a.example': 'always' }, nothingManaged);
		expect(value()).toBe('always');
		save.mockResolvedValueOnce(false);
		chosen('a.example', 'never', { sites: {} });
		await Promise.resolve();
		await Promise.resolve();
		hosts.show(['a.example'], { 'a.example': 'always' }, nothingManaged);
		expect(value()).toBe('always');
	});

	test('are changed where it was said, which may be a broader host', () => {
		createPageHosts(find('#hosts'), save).show(['i.a.example', 'b.example'], { 'a.example': 'never' }, nothingManaged);
		const settings: Settings = { sites: {}, pictureHosts: { 'a.example': 'never' } };
		expect(chosen('i.a.example', 'site', settings)).toEqual({ sites: {}, pictureHosts: {} });
		expect(chosen('i.a.example', 'ask', settings)).toEqual({ sites: {}, pictureHosts: { 'a.example': 'ask' } });
		expect(chosen('b.example', 'always', settings)).toEqual({
			sites: {},
			pictureHosts: { 'a.example': 'never', 'b.example': 'always' },
		});
	});

	test('cannot be changed where an administrator has said something', () => {
		const managed: Managed = { ...nothingManaged, settings: { sites: {}, pictureHosts: { 'a.example': 'never' } } };
		createPageHosts(find('#hosts'), save).show(['i.a.example', 'b.example'], { 'a.example': 'never' }, managed);
		expect([...document.querySelectorAll('select')].map(({ disabled }) => disabled)).toEqual([false, true]);
	});

	test('THREAT 24: that are none are left out, and never more are shown than fit', () => {
		const hostile = ['<img src=x>', 'a b', '', '*', 'A.example', '\u202Eelpmaxe.a', 'x'.repeat(300), 'constructor/', '__proto__@'];
		const many = Array.from({ length: 80 }, (_, index) => `h${index}.example`);
		createPageHosts(find('#hosts'), save).show([...hostile, 'a.example', 'a.example'], {}, nothingManaged);
		expect(listed()).toEqual(['a.example']);
		createPageHosts(find('#hosts'), save).show(many, {}, nothingManaged);
		expect(listed()).toHaveLength(maximumListedHosts);
	});
});
