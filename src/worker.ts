import { browser } from 'wxt/browser';
import { answerChats } from './messages/answer-chats';
import { answerTools } from './messages/answer-tools';
import { obeyLinkMenu, syncLinkMenu } from './messages/link-menu';
import { answerOwnPages } from './messages/own-pages';
import { onPrivateTabsGone } from './resolve/private-tabs';
import { applySessionRules } from './resolve/guard/apply-session-rules';
import { createStandingGuard } from './resolve/guard/standing-guard';
import { createDiskCache } from './resolve/cache/disk-cache';
import { createIndexedDbStore } from './resolve/cache/indexed-db-store';
import { createPictureCache } from './resolve/cache/picture-cache';
import { createLedger } from './resolve/ledger/ledger';
import { createDatabaseStore } from './resolve/ledger/database-store';
import { createPrivateResolver } from './resolve/private-resolver';
import { hiddenPageDoor } from './resolve/offscreen/door';
import { createHiddenPage } from './resolve/offscreen/hidden-page';
import { browserRequestTools } from './resolve/request/browser-tools';
import { createResolver } from './resolve/resolver';
import { makeThumbnail } from './resolve/thumbnail';
import { reachOpenPages, registerChatScripts, tellOpenPages } from './settings/chat-scripts';
import { createCurrentPolicy } from './settings/current-policy';
import { forgetClosedTabs, hideEverywhere, isHidden, onHiddenChanged } from './settings/hidden';
import { lookOf } from './show/look';
import { finishChoice } from './settings/pending-choice';
import { onGrantsChanged, passOnGrants } from './settings/permissions';
import { changeSettings, onSettingsChanged, readSettings } from './settings/settings';
import { obeyShortcuts } from './settings/shortcuts';
import { privateHostsInUse } from './settings/private-hosts';
import { onLoaded } from './settings/loaded';
import { storedItem } from './settings/stored-item';
import { createBadge } from './toolbar/badge';
import { showDefaultIcon, showIcon } from './toolbar/icon';

/**
 * Starts the worker. All listeners are set before it first waits for anything: the browser wakes a sleeping worker for
 * an event only if its listener is there at once.
 */
export function startWorker(): void {
	const policy = createCurrentPolicy();
	const tools = {
		request: browserRequestTools(),
		makeThumbnail,
		makeInHiddenPage: createHiddenPage(hiddenPageDoor()),
		now: Date.now,
		random: Math.random,
	};
	const disk = createDiskCache(createIndexedDbStore('pictures'), Date.now);
	const cache = createPictureCache(disk);
	const resolver = createResolver({ ...tools, cache, ledger: createLedger(storedItem('session', 'ledger'), Date.now) });
	// In Chrome private windows have a worker of their own as well, in Firefox they have this one.
	const isPrivate = browser.extension.inIncognitoContext;
	const privately = createPrivateResolver(tools, () => (isPrivate ? createDatabaseStore() : storedItem('session', 'privateLedger')));
	const badge = createBadge(async () => (await policy.preferences()).badge);
	void closeStorage();
	const guard = createStandingGuard(setUpGuard);

	answerChats({
		resolver: {
			async resolve(ask, signal) {
				await guard.stands();
				return (ask.isIncognito ? privately : resolver).resolve(ask, signal);
			},
		},
		policyFor: (chatUrl) => policy.for(chatUrl),
		lookFor: async (site, tabId) => lookOf(await policy.preferences(), site, await isHidden(tabId)),
		picturePolicy: () => policy.forPictures(),
		now: Date.now,
		onServing: (tabId) => void showIcon('on', tabId),
		onPicture: (tabId) => badge.count(tabId),
	});
	// The worker of Chrome's ordinary windows sees no private tab.
	if (isPrivate || import.meta.env.FIREFOX) onPrivateTabsGone(() => privately.forget());

	answerOwnPages({
		use: () => cache.use(),
		clear() {
			privately.forget();
			return cache.clear();
		},
	});
	answerTools({ policyFor: (chatUrl) => policy.for(chatUrl), changeSettings, now: Date.now });

	const follow = oneAfterAnother(async () => {
		// In this order: the pages that are on set their tabs' icons again when they are told.
		const sites = await registerChatScripts();
		await showDefaultIcon();
		await reachOpenPages(sites);
		await syncLinkMenu(sites.granted);
	});
	onSettingsChanged(() => {
		guard.renew();
		follow();
		void badge.refresh();
	});
	onGrantsChanged(follow);
	if (!import.meta.env.FIREFOX) passOnGrants();
	onHiddenChanged(() => void tellOpenPages({ type: 'look-changed' }));
	forgetClosedTabs();
	obeyShortcuts();
	obeyLinkMenu();
	browser.permissions.onAdded.addListener(() => void finishChoice());
	void onLoaded(follow);
	browser.runtime.onStartup.addListener(() => {
		void hideEverywhere(false);
		void disk.sweep();
	});
	browser.runtime.onInstalled.addListener(({ reason }) => {
		if (reason === 'install' && import.meta.env.MODE !== 'e2e') void browser.tabs.create({ url: '/welcome.html' });
	});
}

/**
 * Keeps what is stored from content scripts, whose processes may be in hostile hands: a proxy's key is in the settings.
 * Firefox has no such switch.
 */
async function closeStorage(): Promise<void> {
	await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** The browser's own guard on our requests, with the private hosts that the settings allow. */
async function setUpGuard(): Promise<void> {
	if (!(await applySessionRules(privateHostsInUse(await readSettings())))) {
		console.warn('Vignette: this browser does not take the rules for our requests; the other checks hold alone.');
	}
}

/** Runs a task again and again, never twice at once; calls during a run lead to one more run after it. */
function oneAfterAnother(task: () => Promise<void>): () => void {
	let running = Promise.resolve();
	let isWaiting = false;
	return () => {
		if (isWaiting) return;
		isWaiting = true;
		running = running.then(async () => {
			isWaiting = false;
			// What fails once must not end all the runs after it.
			await task().catch((error: unknown) => console.error('Vignette:', error));
		});
	};
}
