// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { createGrants } from '../../../src/pages/options/grants';
import { createMappings } from '../../../src/pages/options/mappings';
import type { OptionsState } from '../../../src/pages/options/options-state';
import type { SectionTools } from '../../../src/pages/options/section';
import { preferencesOf } from '../../../src/settings/preferences';
import type { Settings } from '../../../src/settings/settings';
import { find, page } from '../find/build';
import { speakEnglish } from '../show/english';

let settings: Settings = { sites: {} };

const tools: SectionTools = {
	page: document,
	save: async (change) => {
		settings = change(settings);
		return true;
	},
	ask: () => {},
	say: () => {},
	refresh: () => {},
};

function state(known: Partial<OptionsState> = {}): OptionsState {
	return {
		settings,
		own: settings,
		managed: { settings: { sites: {} }, forbidsPrivateHosts: false },
		preferences: preferencesOf(settings),
		missing: new Set(),
		everywhereGranted: false,
		origins: [],
		canUndo: false,
		...known,
	};
}

beforeEach(() => {
	speakEnglish();
	// Neither styles nor scripts are needed.
	page(readFileSync('entrypoints/options/index.html', 'utf8').replaceAll(/<head>[^]*<\/head>|<script[^]*?<\/script>/g, ''));
});

test('the focus goes up with the mapping that is moved', async () => {
	settings = { sites: {}, mappings: ['a', 'b', 'c'].map((name) => ({ from: `https://${name}.example/`, to: 'https://files.example/' })) };
	const section = createMappings(tools);
	section.show(state());
	const up = [...find('#mapping-list').querySelectorAll<HTMLElement>('[data-focus^=up]')][2];
	up?.focus();
	up?.click();
	await Promise.resolve();
	section.show(state());
	expect(settings.mappings?.map(({ from }) => from)).toEqual(['https://a.example/', 'https://c.example/', 'https://b.example/']);
	expect(document.activeElement?.closest('li')?.textContent).toContain('https://c.example/');
	expect(document.activeElement?.textContent).toBe('↑');
});

test('what was allowed everywhere can be taken back with the focus where the button was that allowed it', () => {
	// Node 20 has none.
	vi.stubGlobal('Map', Object.assign(class extends Map {}, { groupBy: () => new Map() }));
	const section = createGrants(tools);
	section.show(state());
	find('#allow-everywhere').focus();
	section.show(state({ everywhereGranted: true }));
	expect(document.activeElement).toBe(find('#grant-list button'));
});
