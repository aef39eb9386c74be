import { describe, expect, it } from 'vitest';
import type { TestPage } from '../browsers/test-page';
import { postLink } from '../fixtures/chat-page';
import { awaitPixels } from '../screen/colours';
import { clickButton } from '../screen/buttons';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpChat();

/** Opens the page of findings for the tab of a chat. */
async function openFindings(about: TestPage): Promise<TestPage> {
	const { browser } = chat.at;
	const own = await browser.extensionTab('popup.html');
	const id = await own.evaluate(
		`chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === ${JSON.stringify(about.url())}).id)`,
	);
	await own.close();
	return browser.extensionTab(`findings.html?tab=${String(id)}`);
}

const textOf = (page: TestPage, selector: string): Promise<unknown> =>
	page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
const items = (page: TestPage): Promise<unknown> =>
	page.evaluate(
		`[...document.querySelectorAll('#list li')].map((item) => [...item.children].map(({ textContent }) => textContent.trim()))`,
	);

describe('the page of findings', () => {
	it('tells what became of each link of a page, and has a report without addresses', async () => {
		const { server, openChat, teach, picture } = chat.at;
		server.file('/page', '<!doctype html><p>no picture', 'text/html');
		server.on('/private.png', (_request, response) => response.writeHead(403).end());
		const page = await openChat();
		await postLink(page, '', await teach('/shown.png', teal));
		await postLink(page, '', `${picture('/page')}#chapter`);
		await awaitPixels(page, teal, 200 * 100);
		const findings = await openFindings(page);
		await expect
			.poll(() => items(findings))
			.toEqual([
				[picture('/shown.png'), 'Shown 200 × 100'],
				[picture('/page'), 'Not shown not-a-picture', 'This link leads to something that is not a picture.'],
			]);
		expect(await textOf(findings, '#count')).toBe('Links found: 2');
		const report = String(await textOf(findings, '#report'));
		expect(report).toMatch(
			/^Links: 2, 1 shown, 1 refused \(not-a-picture\)\n1\. host 1, http: \.png, (?:arrived|history), shown, 200 × 100, picture$/m,
		);
		expect(report).not.toMatch(/img\.test|localhost|chapter/);

		await postLink(page, '', picture('/private.png'));
		await expect.poll(() => server.requestsFor('/private.png').length).toBeGreaterThan(0);
		await findings.bringToFront();
		await expect
			.poll(async () => {
				await clickButton(findings, 'Look again');
				return items(findings);
			})
			.toContainEqual([
				picture('/private.png'),
				'Not shown yet, tried again in a while forbidden',
				expect.stringContaining('does not let'),
			]);
		await clickButton(findings, 'Copy the report');
		await expect.poll(() => textOf(findings, '#said')).toBe('Copied');
		await findings.close();
	});

	it('says where nothing runs, and takes nothing from its address but a tab’s number', async () => {
		const { browser, setMode, openChat } = chat.at;
		const page = await openChat();
		await setMode('off');
		const findings = await openFindings(page);
		const nowhere = 'Vignette does not run on this tab’s page, or the tab is closed.';
		await expect.poll(() => textOf(findings, '#count')).toBe(nowhere);
		await findings.close();
		for (const tab of ['', '?tab=1e9', '?tab=<b>']) {
			const again = await browser.extensionTab(`findings.html${tab}`);
			await expect.poll(() => textOf(again, '#count')).toBe(nowhere);
			expect(await textOf(again, '#list')).toBe('');
			await again.close();
		}
	});
});
