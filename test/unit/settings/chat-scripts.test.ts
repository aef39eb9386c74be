import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { registerChatScripts } from '../../../src/settings/chat-scripts';
import { changeSettings } from '../../../src/settings/settings';

/** What the browser has registered: one registry for all our workers. Scripts are told by their patterns. */
let registered: Map<string, readonly string[]>;

interface Script {
	readonly id: string;
	readonly matches: readonly string[];
}

/** Takes scripts as Chrome does: whether each id may be there is looked at when the call arrives, not when it was made. */
function taking(isToExist: boolean) {
	return async (scripts: readonly Script[]): Promise<void> => {
		await Promise.resolve();
		for (const { id } of scripts)
			if (registered.has(id) !== isToExist)
				throw new Error(isToExist ? `Nonexistent script ID '${id}'` : `Duplicate script ID '${id}'`);
		for (const { id, matches } of scripts) registered.set(id, matches);
	};
}

beforeEach(() => {
	fakeBrowser.reset();
	registered = new Map();
	vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(() => Promise.resolve(true));
	Object.assign(fakeBrowser.scripting, {
		registerContentScripts: taking(false),
		updateContentScripts: taking(true),
		getRegisteredContentScripts: async () => [...registered.keys()].map((id) => ({ id })),
		unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
			await Promise.resolve();
			for (const id of ids) if (!registered.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
		},
	});
});

const turn = (host: string, mode: 'on' | 'off') =>
	changeSettings((settings) => ({ ...settings, sites: { [host]: { mode, plainHttp: false, privateHosts: [] } } }));

describe('the scripts of sites that are on', () => {
	test('are registered once where two workers start at the same moment, and both know it', async () => {
		await turn('chat.example', 'on');
		const both = await Promise.all([registerChatScripts(), registerChatScripts()]);
		expect(both.map(({ granted }) => granted)).toEqual(Array.from({ length: 2 }, () => registered.get('chat')));
		expect(registered.get('chat')).toContain('https://*.chat.example/*');
	});

	test('follow the settings, and go with the last site', async () => {
		await turn('one.example', 'on');
		await registerChatScripts();
		await turn('two.example', 'on');
		await Promise.all([registerChatScripts(), registerChatScripts()]);
		expect(registered.get('chat')).toContain('https://*.two.example/*');
		expect(registered.get('chat')).not.toContain('https://*.one.example/*');
		await turn('two.example', 'off');
		await Promise.all([registerChatScripts(), registerChatScripts()]);
		expect([...registered.keys()]).toEqual([]);
	});

	test('a refusal that is none of these is thrown', async () => {
		await turn('chat.example', 'on');
		const refuse = async (): Promise<void> => {
			throw new Error('Invalid match pattern');
		};
		Object.assign(fakeBrowser.scripting, { registerContentScripts: refuse, updateContentScripts: refuse });
		await expect(registerChatScripts()).rejects.toThrow('Invalid match pattern');
	});
});
