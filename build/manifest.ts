import type { ConfigEnv, UserManifest } from 'wxt';

/** Chrome's keys that WXT's types do not know yet. */
type Manifest = UserManifest & { message_serialization?: 'structured_clone' };

/** None of these makes the browser warn at install: no host is among them. */
const permissions = ['storage', 'scripting', 'activeTab', 'contextMenus', 'webRequest', 'declarativeNetRequestWithHostAccess'];

/** In Firefox the hidden page is a frame of the background page; in Chromium it has a frame, which is sandboxed. */
const hiddenFrame = "frame-src 'self'; frame-ancestors 'self'";
const sandboxFrame = "frame-src 'self'; frame-ancestors 'none'";

/** The sandboxed page draws strangers' files: it has an origin of its own, and can ask nobody for anything. */
const sandbox =
	"sandbox allow-scripts; default-src 'none'; script-src 'self'; img-src blob:; media-src blob:; base-uri 'none'; form-action 'none'";

/** The manifest of each browser and mode. The `e2e` build has all hosts granted, so that tests need no prompt. */
export function manifest({ browser, mode }: ConfigEnv): Manifest {
	const isFirefox = browser === 'firefox';
	const isE2e = mode === 'e2e';
	return {
		name: isE2e ? 'Vignette (e2e)' : '__MSG_extension_name__',
		description: '__MSG_extension_description__',
		default_locale: 'en',
		permissions: [...permissions, isFirefox ? 'dns' : 'offscreen'],
		...(isE2e ? { host_permissions: ['*://*/*'] } : { optional_host_permissions: ['*://*/*'] }),
		icons: iconPaths('on'),
		// The popup, and nothing to be seen, by the keyboard; people may choose other keys in the browser's own settings.
		commands: {
			_execute_action: { suggested_key: { default: 'Alt+Shift+V' } },
			'hide-in-tab': { suggested_key: { default: 'Alt+Shift+H' }, description: '__MSG_command_hide_in_tab__' },
			'hide-everywhere': { suggested_key: { default: 'Alt+Shift+Y' }, description: '__MSG_command_hide_everywhere__' },
		},
		action: { default_icon: iconPaths('off'), default_title: '__MSG_icon_off__' },
		// Our own pages show our own files and pictures, the hidden page reads videos, and the worker's requests go out from here: nothing else.
		content_security_policy: {
			extension_pages: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src blob:; connect-src http: https:; base-uri 'none'; form-action 'none'; ${isFirefox ? hiddenFrame : sandboxFrame}`,
			...(isFirefox ? {} : { sandbox }),
		},
		incognito: isFirefox ? 'spanning' : 'split',
		...(isFirefox ? firefoxOnly : chromeOnly),
	};
}

const chromeOnly: Partial<Manifest> = {
	// The first version whose messages carry a Blob from the worker to a content script.
	minimum_chrome_version: '148',
	// What an administrator may set by the browser's policies; Firefox's policies need no description.
	storage: { managed_schema: 'managed-schema.json' },
	message_serialization: 'structured_clone',
};

const firefoxOnly: Partial<Manifest> = {
	browser_specific_settings: {
		gecko: {
			id: 'vignette@vignette.example',
			strict_min_version: '140.0',
			// Links go from the page to the hosts they name: docs/store/data.md says why this and nothing else is declared.
			data_collection_permissions: { required: ['websiteContent'] },
		},
		gecko_android: { strict_min_version: '142.0' },
	},
};

function iconPaths(state: string): Record<string, string> {
	return Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${state}-${size}.png`]));
}
