import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uncaughtErrorsOf } from '../browsers/page-errors';
import { encryptedFiles, leftAsLinks, replies, shownByMovim, type MovimCase } from '../fixtures/movim-cases';
import { movimVersions, type MovimVersion } from '../fixtures/movim-chat';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';
import { setUpChat } from './chat-setup';

const chat = setUpChat({ chromium: { args: ['--ignore-certificate-errors'] } });
let files: FixtureServer;

beforeAll(async () => {
	files = await startFixtureServer({ tls: true });
});
afterAll(() => files.close());

/** What the page complains of but for the handlers that its own policy refuses. */
async function expectShown(holds: MovimCase, version: MovimVersion): Promise<void> {
	const { server, openChat } = chat.at;
	let errors: string[] = [];
	const setup = {
		server,
		files,
		async openChat(html: string, headers: Record<string, string>) {
			const page = await openChat({ html, headers });
			errors = uncaughtErrorsOf(page);
			return page;
		},
	};
	await holds(setup, version);
	expect(errors).toEqual([]);
}

describe.each(movimVersions)('in Movim %s', (version) => {
	it('what it leaves as links is shown: in a text, as a file’s row, after a lost race', () => expectShown(leftAsLinks, version));
	it('what it shows itself is left to it, at once or when it has resolved it', () => expectShown(shownByMovim, version));
	it('encrypted files, which it only saves, are shown', () => expectShown(encryptedFiles, version));
});

it('in Movim of today, what is replied to is not shown once more', () => expectShown(replies, 'present'));
