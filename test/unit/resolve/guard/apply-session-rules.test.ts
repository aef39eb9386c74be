import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applySessionRules } from '../../../../src/resolve/guard/apply-session-rules';

interface Change {
	readonly removeRuleIds: readonly number[];
	readonly addRules: readonly { readonly id: number }[];
}

/** The rules in the browser, which are of all our workers. */
let present: Map<number, unknown>;

beforeEach(() => {
	fakeBrowser.reset();
	present = new Map();
	Object.assign(fakeBrowser.declarativeNetRequest, {
		getSessionRules: async () => [...present.values()],
		/** All or nothing, as browsers do it. */
		updateSessionRules: async ({ removeRuleIds, addRules }: Change) => {
			await Promise.resolve();
			const next = new Map([...present].filter(([id]) => !removeRuleIds.includes(id)));
			for (const rule of addRules) {
				if (next.has(rule.id)) throw new Error(`Rule with id ${rule.id} does not have a unique ID.`);
				next.set(rule.id, rule);
			}
			present = next;
		},
	});
});

test('two workers that start at the same moment both have their rules', async () => {
	expect(await Promise.all([applySessionRules(['files.example']), applySessionRules(['files.example'])])).toEqual([true, true]);
	expect(JSON.stringify([...present.values()])).toContain('files.example');
});

test('rules of settings that are no more go', async () => {
	await applySessionRules(['old.example']);
	expect(await applySessionRules([])).toBe(true);
	expect(JSON.stringify([...present.values()])).not.toContain('old.example');
});

test('a browser that takes no rules is told of', async () => {
	Object.assign(fakeBrowser.declarativeNetRequest, { updateSessionRules: () => Promise.reject(new Error('no')) });
	expect(await applySessionRules([])).toBe(false);
});
