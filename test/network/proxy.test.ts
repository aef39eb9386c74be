import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/either-browser';
import { startHttpProxy, type HttpProxy } from '../servers/http-proxy';
import { awaitAnswers, awaitTeal, publicName, redPixels, setUpNetwork } from './setup';

const proxyPort = 3128;
const preferences = { 'network.proxy.type': 1, 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': proxyPort };
const privateHosts = ['10.1.2.3', '169.254.169.254', '[fd00::1]', 'nas.lan', '10.0.0.1.nip.io'];

describe.each(browserNames)('THREAT 7: behind an HTTP proxy, in %s', (name) => {
	let proxy: HttpProxy;
	beforeAll(async () => {
		proxy = await startHttpProxy(proxyPort);
	});
	afterAll(() => proxy.close());
	const network = setUpNetwork(name, {
		chromium: { args: [`--proxy-server=http://127.0.0.1:${proxyPort}`] },
		firefox: { preferences },
	});

	it('the person is told, and nothing is shown before they agree; then public pictures are, and private ones are not asked', async () => {
		const { server, dns, browser, openChat, hits } = network.at;
		dns.set('lan', ['10.1.2.3']);
		dns.set('nip.io', ['10.1.2.3']);
		const picture = server.url(publicName, '/teal.png');
		const tab = await openChat([picture]);
		await awaitAnswers(tab);
		const popup = await browser.extensionTab('popup.html');
		const reasons = `chrome.tabs.query({}).then((tabs) => Promise.allSettled(tabs.map(({ id }) => chrome.tabs.sendMessage(id, { type: 'report' }, { frameId: 0 }))))
			.then((answers) => answers.flatMap(({ value }) => value?.refused ?? []).map(({ reason }) => reason))`;
		await expect.poll(() => popup.evaluate(reasons)).toEqual(['behind-proxy']);
		// Firefox tells of the proxy only with the answer.
		expect(name === 'chromium' && proxy.asked.includes(picture)).toBe(false);
		await popup.evaluate(
			`chrome.storage.local.get('settings').then(({ settings }) => chrome.storage.local.set({ settings: { ...settings, mayUseProxy: true } }))`,
		);
		await popup.close();
		const again = await openChat([...privateHosts.map((host) => server.url(host, '/red.png')), picture]);
		await awaitTeal(again);
		await awaitAnswers(again);
		expect(hits('/red.png')).toEqual([]);
		expect(await redPixels(again)).toBe(0);
	});
});
