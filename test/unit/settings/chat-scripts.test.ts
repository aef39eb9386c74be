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

/** Scripts that are on their way into the registry: Chromium reads their files first. */
let pending: Set<string>;
/** Lets the first script in. */
let letIn: () => void;
let refused: number;

/** As Chromium's own, in what it refuses and how (156). */
const scripting = {
	async registerContentScripts([{ id, matches }]: [Script]): Promise<void> {
		if (pending.has(id) || registered.has(id)) return refuse(`Duplicate script ID '${id}'`);
		pending.add(id);
		await new Promise<void>((resolve) => {
			letIn = resolve;
		});
		pending.delete(id);
		registered.set(id, matches);
	},
	async updateContentScripts([{ id, matches }]: [Script]): Promise<void> {
		if (!registered.has(id)) return refuse(`Script with ID '${id}' does not exist or is not fully registered`);
		registered.set(id, matches);
	},
	async getRegisteredContentScripts(): Promise<unknown[]> {
		return [...registered.keys()].map((id) => ({ id }));
	},
	async unregisterContentScripts({ ids: [id] }: { ids: [string] }): Promise<void> {
		if (!registered.delete(id)) return refuse(`Nonexistent script ID '${id}'`);
	},
};

function refuse(reason: string): never {
	refused += 1;
	throw new Error(reason);
}

beforeEach(() => {
	fakeBrowser.reset();
	registered = new Map();
	pending = new Set();
	refused = 0;
	vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(() => Promise.resolve(true));
	Object.assign(fakeBrowser.scripting, scripting);
});

/** Both workers at the same moment, the first of which has to wait until the other was refused. */
async function registerTwice(): Promise<unknown> {
	const both = Promise.all([registerChatScripts(), registerChatScripts()]);
	// Each is refused a change of what is not there; the second a script of a name that is taken.
	await vi.waitFor(() => expect(refused).toBeGreaterThanOrEqual(3));
	letIn();
	return both;
}

const turn = (host: string, mode: 'on' | 'off') =>
	changeSettings((settings) => ({ ...settings, sites: { [host]: { mode, plainHttp: false, privateHosts: [] } } }));

describe('the scripts of sites that are on', () => {
	test('are registered once where two workers start at the same moment, and both know it', async () => {
		await turn('chat.example', 'on');
		const granted = ['https://*.chat.example/*'];
		expect(await registerTwice()).toMatchObject([{ granted }, { granted }]);
		expect(registered.get('chat')).toEqual(granted);
	});

	test('follow the settings, and go with the last site', async () => {
		await turn('one.example', 'on');
		await registerTwice();
		await turn('two.example', 'on');
		await Promise.all([registerChatScripts(), registerChatScripts()]);
		expect(registered.get('chat')).toContain('https://*.two.example/*');
		expect(registered.get('chat')).not.toContain('https://*.one.example/*');
		await turn('two.example', 'off');
		await Promise.all([registerChatScripts(), registerChatScripts()]);
		expect([...registered.keys()]).toEqual([]);
	});

	test('are not those of a site whose grant was taken back while the other worker registered', async () => {
		await turn('chat.example', 'on');
		let isGranted = true;
		vi.mocked(fakeBrowser.permissions.contains).mockImplementation(() => Promise.resolve(isGranted));
		const both = registerTwice();
		await vi.waitFor(() => expect(refused).toBeGreaterThanOrEqual(3));
		isGranted = false;
		expect(await both).toMatchObject([{ granted: ['https://*.chat.example/*'] }, { granted: [] }]);
		expect([...registered.keys()]).toEqual([]);
	});

	test('a refusal that does not end is thrown', async () => {
		vi.useFakeTimers();
		await turn('chat.example', 'on');
		const fail = async (): Promise<void> => refuse('Invalid match pattern');
		Object.assign(fakeBrowser.scripting, { registerContentScripts: fail, updateContentScripts: fail });
		const thrown = registerChatScripts().catch((error: unknown) => error);
		await vi.runAllTimersAsync();
		vi.useRealTimers();
		expect(await thrown).toEqual(new Error('Invalid match pattern'));
	});
});
