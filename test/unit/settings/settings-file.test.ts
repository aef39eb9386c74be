import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/settings/schema';
import { readSettingsFile, writeSettingsFile } from '../../../src/settings/settings-file';
import { maximumSettingsFileCharacters } from '../../../src/shared/limits';

const signed = { from: 'https:', to: 'https://camo.example', signing: { key: 'very secret', encoding: 'hex' } } as const;
const plain = { from: 'mxc://', to: 'https://media.example/{rest}' };
const settings: Settings = {
	sites: { 'a.example': { mode: 'on', plainHttp: false, privateHosts: ['nas.lan'], blur: true } },
	pictureHosts: { 'p.example': 'never' },
	mappings: [plain, signed],
	size: 'large',
};

const file = (content: unknown): string => JSON.stringify({ format: 'vignette-settings', version: 1, ...Object(content) });

describe('a file of settings', () => {
	test('comes back as it was written', () => {
		expect(readSettingsFile(writeSettingsFile(settings, true))).toEqual({ ok: true, settings, dropped: [] });
	});

	test('has the keys of proxies only where the person says so, and without them no half of a proxy', () => {
		const written = writeSettingsFile(settings, false);
		expect(written).not.toContain('secret');
		expect(readSettingsFile(written)).toEqual({ ok: true, settings: { ...settings, mappings: [plain] }, dropped: [] });
	});
});

describe('THREAT 33: a file that anybody may have written', () => {
	test.each([
		['{', 'not-json'],
		['', 'not-json'],
		['<!doctype html>', 'not-json'],
		['null', 'not-ours'],
		['[]', 'not-ours'],
		['7', 'not-ours'],
		['{"version":1,"sites":{}}', 'not-ours'],
		['{"format":"another","sites":{}}', 'not-ours'],
		[file({ version: 2 }), 'later-version'],
		[`"${'x'.repeat(maximumSettingsFileCharacters)}"`, 'too-large'],
	] as const)('is not taken, with a reason: %.40s', (text, problem) => {
		expect(readSettingsFile(text)).toEqual({ ok: false, problem });
	});

	test('loses what is damaged, which is said', () => {
		const good = { mode: 'ask', plainHttp: false, privateHosts: [] };
		const written = file({
			sites: { 'a.example': good, 'https://evil/': good, 'b.example': { mode: 'always' } },
			pictureHosts: { 'p.example': 'never', '*': 'always' },
			mappings: [plain, { from: 'javascript:', to: 'https://a.example/' }],
			size: 'huge',
			planets: ['Mars'],
		});
		expect(readSettingsFile(written)).toEqual({
			ok: true,
			settings: { sites: { 'a.example': good }, pictureHosts: { 'p.example': 'never' }, mappings: [plain] },
			dropped: ['sites: https://evil/', 'sites: b.example', 'pictureHosts: *', 'mappings: 1', 'size', 'planets'],
		});
	});

	test('brings no prototypes', () => {
		const read = readSettingsFile(`{"format":"vignette-settings","__proto__":{"x":1},"sites":{"__proto__":{"mode":"on"}}}`);
		expect(read.ok && Object.getPrototypeOf(read.settings)).toBe(Object.prototype);
		expect(read.ok && Object.keys(read.settings.sites)).toEqual([]);
		expect(Reflect.get({}, 'x')).toBeUndefined();
	});
});
