import { afterAll, beforeAll, describe, it } from 'vitest';
import { encryptedFiles, leftAsLinks, shownByMovim, type MovimCase } from '../fixtures/movim-cases';
import { movimVersions, type MovimVersion } from '../fixtures/movim-chat';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';
import { setUpFirefox } from './chat-setup';

const chat = setUpFirefox();
let files: FixtureServer;

beforeAll(async () => {
	files = await startFixtureServer({ tls: true });
});
afterAll(() => files.close());

async function expectShown(holds: MovimCase, version: MovimVersion): Promise<void> {
	const { server, openChat } = chat.at;
	await holds({ server, files, openChat }, version);
}

describe.each(movimVersions)('in Movim %s, in Firefox', (version) => {
	it('what it leaves as links is shown', () => expectShown(leftAsLinks, version));
	it('what it shows itself is left to it', () => expectShown(shownByMovim, version));
	it('encrypted files, which it only saves, are shown', () => expectShown(encryptedFiles, version));
});
