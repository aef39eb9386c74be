import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { finishChoice, forgetChoice, rememberChoice } from '../../../src/settings/pending-choice';
import { readSettings } from '../../../src/settings/settings';

const page = 'https://chat.example.org/room';
let granted: readonly string[] = [];

beforeEach(() => {
	fakeBrowser.reset();
	granted = ['https://*.chat.example.org/*'];
	vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(({ origins = [] }: { origins?: string[] }) =>
		Promise.resolve(origins.every((origin) => granted.includes(origin))),
	);
});

async function sites(): Promise<Record<string, unknown>> {
	return (await readSettings()).sites;
}

describe('a choice', () => {
	test('is carried out when its permission has come, once', async () => {
		await rememberChoice({ page, mode: 'ask' });
		await finishChoice();
		expect(await sites()).toMatchObject({ 'chat.example.org': { mode: 'ask', plainHttp: false } });
		await fakeBrowser.storage.local.clear();
		await finishChoice();
		expect(await sites()).toEqual({});
	});

	test('is not carried out before', async () => {
		await finishChoice();
		expect(await sites()).toEqual({});
	});

	test('is not carried out where another permission came', async () => {
		granted = ['*://files.example.org/*'];
		await rememberChoice({ page, mode: 'on' });
		await finishChoice();
		expect(await sites()).toEqual({});
	});

	test('is not carried out when it was refused', async () => {
		await rememberChoice({ page, mode: 'on' });
		await forgetChoice();
		await finishChoice();
		expect(await sites()).toEqual({});
	});

	test('is replaced by the next one', async () => {
		await rememberChoice({ page: 'https://other.example/', mode: 'on' });
		await rememberChoice({ page, mode: 'on' });
		await finishChoice();
		expect(Object.keys(await sites())).toEqual(['chat.example.org']);
	});

	test('is kept until the browser ends, and no longer', async () => {
		await rememberChoice({ page, mode: 'on' });
		expect(await fakeBrowser.storage.local.get()).toEqual({});
		expect(await fakeBrowser.storage.session.get()).toEqual({ pendingChoice: { page, mode: 'on' } });
	});

	test.each([null, 'on', { page, mode: 'off' }, { page: 'chat.example.org', mode: 'on' }, { page: 7, mode: 'on' }, { mode: 'on' }])(
		'damaged, as %j, is none',
		async (pendingChoice) => {
			await fakeBrowser.storage.session.set({ pendingChoice });
			await finishChoice();
			expect(await sites()).toEqual({});
		},
	);
});
