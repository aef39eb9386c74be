import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createCurrentPolicy } from '../../../src/settings/current-policy';
import { findSite, hintsFor } from '../../../src/sites/find-site';
import { sites } from '../../../src/sites/registry';
import { allowedMode, usualModes } from '../../../src/sites/site';

describe('the site of a host', () => {
	test.each([
		['discord.com', 'discord'],
		['ptb.discord.com', 'discord'],
		['www.youtube.com', 'youtube-live-chat'],
		['gemini.google.com', 'gemini'],
		['chat.google.com', 'google-chat'],
		['team.zulipchat.com', 'zulip'],
	])('%s is %s', (host, id) => {
		expect(findSite(host)?.id).toBe(id);
	});

	test.each(['google.com', 'notdiscord.com', 'discord.com.example.org', 'localhost', '192.168.1.5', '[::1]', 'chat.example.org'])(
		'%s is none we know',
		(host) => {
			expect(findSite(host)).toBeUndefined();
		},
	);
});

describe('the mode', () => {
	test('that is offered first is by kind', () => {
		expect(usualModes).toEqual({ chat: 'on', broadcast: 'ask', assistant: 'off' });
		expect(findSite('www.twitch.tv')?.kind).toBe('broadcast');
		expect(findSite('kick.com')?.kind).toBe('broadcast');
		expect(findSite('claude.ai')?.kind).toBe('assistant');
		expect(findSite('app.element.io')?.kind).toBe('chat');
	});

	test('is never on for an assistant, and for all else what was chosen', () => {
		for (const site of sites) {
			expect(allowedMode(site, 'on')).toBe(site.kind === 'assistant' ? 'ask' : 'on');
			expect(allowedMode(site, 'ask')).toBe('ask');
			expect(allowedMode(site, 'off')).toBe('off');
		}
		expect(allowedMode(undefined, 'on')).toBe('on');
	});

	test('of an assistant is ask for the worker, whatever is stored, and for which host', async () => {
		vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(() => Promise.resolve(true));
		vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockReturnValue();
		vi.spyOn(fakeBrowser.permissions.onRemoved, 'addListener').mockReturnValue();
		const on = { mode: 'on', plainHttp: false, privateHosts: [] };
		await fakeBrowser.storage.local.set({ settings: { sites: { 'google.com': on, 'chatgpt.com': on } } });
		const policy = createCurrentPolicy();
		const modeOf = async (address: string) => (await policy.for(new URL(address)))?.mode;
		expect(await modeOf('https://gemini.google.com/app')).toBe('ask');
		expect(await modeOf('https://chatgpt.com/c/1')).toBe('ask');
		expect(await modeOf('https://chat.google.com/room')).toBe('on');
		expect(await modeOf('https://claude.ai/new')).toBeUndefined();
	});
});

describe('the hints for a host', () => {
	test('are its site’s', () => {
		expect(hintsFor('hydrogen.element.io')).toEqual({ skip: '.hydrogen .ReplyPreviewView', rows: '', shownByPage: '' });
		expect(hintsFor('discord.com')).toEqual({ skip: '', rows: '', shownByPage: '' });
	});

	test('are those of all software that people host themselves, where the host is not known', () => {
		const { skip, rows, shownByPage } = hintsFor('chat.example.org');
		for (const site of sites.filter(({ selfHosted }) => selfHosted)) {
			for (const selector of site.skip ?? []) expect(skip).toContain(selector);
			expect(rows).toContain(site.rows ?? '');
			expect(shownByPage).toContain(site.shownByPage ?? '');
		}
	});
});
