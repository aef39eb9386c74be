// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SiteMode } from '../../../src/shared/page-policy';
import { showSiteName } from '../../../src/pages/site-name';
import { find, page } from '../find/build';
import { speakEnglish } from '../show/english';

const popup = /<main>[^]*<\/main>/.exec(readFileSync('entrypoints/popup/index.html', 'utf8'))?.[0] ?? '';

/** Shows a host with a mode, and returns what a person then sees. */
function shown(
	host: string,
	mode: SiteMode,
	firstMode: 'on' | 'ask' = 'on',
): { heading: string; note: string; modes: string[]; offered: string[] } {
	showSiteName(
		document,
		new URL(`https://${host}/`),
		{ host, mode, granted: true, patterns: [], isBlurred: false, isLocked: false },
		firstMode,
	);
	const buttons = [...document.querySelectorAll<HTMLElement>('[data-mode]')].filter(({ hidden }) => !hidden);
	const note = find('#site-note');
	return {
		heading: find('#site').textContent,
		note: note.hidden ? '' : note.textContent,
		modes: buttons.map(({ dataset }) => dataset['mode'] ?? ''),
		offered: buttons.filter((button) => button.hasAttribute('data-offered')).map(({ dataset }) => dataset['mode'] ?? ''),
	};
}

beforeEach(() => {
	speakEnglish();
	page(popup);
});

describe('the popup shows', () => {
	test('a chat we know by its name and host, and offers On', () => {
		expect(shown('app.element.io', 'off')).toEqual({
			heading: 'Element · app.element.io',
			note: '',
			modes: ['off', 'ask', 'on'],
			offered: ['on'],
		});
	});

	test.each([
		['chat.example.org', 'chat.example.org', 'chat.example.org', ['on']],
		['discord.com', 'Discord · discord.com', 'Discord', ['on']],
	])('that it has not been tried, until it is on: %s', (host, heading, name, offered) => {
		const note = `Vignette has not been tried on ${name} yet. It is made for any web chat, so it should work.`;
		expect(shown(host, 'off')).toEqual({ heading, note, modes: ['off', 'ask', 'on'], offered });
		expect(shown(host, 'on')).toEqual({ heading, note: '', modes: ['off', 'ask', 'on'], offered: [] });
	});

	test('that Ask is better in a broadcast, and why, until it is chosen', () => {
		const { note, modes, offered } = shown('www.twitch.tv', 'off');
		expect(note).toMatch(/^Ask is the better choice here: anyone may post/);
		expect(modes).toEqual(['off', 'ask', 'on']);
		expect(offered).toEqual(['ask']);
		expect(shown('www.twitch.tv', 'on').note).toBe(note);
		expect(shown('www.twitch.tv', 'ask').note).toBe('');
	});

	test('first what the person turns chats on with, where nothing speaks against it', () => {
		expect(shown('app.element.io', 'off', 'ask').offered).toEqual(['ask']);
		expect(shown('chat.example.org', 'off', 'ask').offered).toEqual(['ask']);
		expect(shown('www.twitch.tv', 'off', 'on').offered).toEqual(['ask']);
		expect(shown('claude.ai', 'off', 'ask').offered).toEqual(['off']);
	});

	test('that an administrator has set a site, whose mode cannot be changed', () => {
		const site = { host: 'chat.example.org', mode: 'ask', granted: true, patterns: [], isBlurred: false } as const;
		showSiteName(document, new URL('https://chat.example.org/'), { ...site, isLocked: true }, 'on');
		expect(find('#locked').hidden).toBe(false);
		expect([...document.querySelectorAll<HTMLButtonElement>('[data-mode]')].every(({ disabled }) => disabled)).toBe(true);
	});

	test('no On for an AI assistant, and why', () => {
		const { note, modes, offered } = shown('claude.ai', 'off');
		expect(note).toMatch(/^On is not offered here, since an assistant can be tricked/);
		expect(modes).toEqual(['off', 'ask']);
		expect(offered).toEqual(['off']);
		expect(shown('claude.ai', 'ask')).toMatchObject({ note, modes: ['off', 'ask'], offered: [] });
		expect(shown('discord.com', 'ask').modes).toEqual(['off', 'ask', 'on']);
	});
});
