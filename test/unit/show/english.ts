import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import messages from '../../../public/_locales/en/messages.json';

interface Entry {
	readonly message: string;
	readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const entries: ReadonlyMap<string, Entry> = new Map(Object.entries(messages));

/** The English string of a key as browsers build it, or the empty one that they return for an unknown key. */
export function english(key: string, substitutions: readonly string[] = []): string {
	const { message = '', placeholders = {} } = entries.get(key) ?? {};
	return message.replaceAll(/\$([A-Z]+)\$/g, (_, name: string) => {
		const content = placeholders[name.toLowerCase()]?.content ?? '';
		return content.replaceAll(/\$(\d)/g, (__, position: string) => substitutions[Number(position) - 1] ?? '');
	});
}

/** Lets the extension's strings be the English ones for a test. */
export function speakEnglish(): void {
	vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key: string, substitutions?: string | (string | number)[]) =>
		english(key, typeof substitutions === 'string' ? [substitutions] : substitutions?.map(String)),
	);
}
