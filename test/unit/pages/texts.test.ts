import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import english from '../../../public/_locales/en/messages.json';

test.each(['findings', 'options', 'popup', 'welcome'])('every text that %s names exists', (name) => {
	const html = readFileSync(resolve(import.meta.dirname, `../../../entrypoints/${name}/index.html`), 'utf8');
	const keys = [...html.matchAll(/data-text="([^"]*)"/g)].map(([, key]) => key);
	expect(keys.length).toBeGreaterThan(3);
	expect(keys.filter((key) => key === undefined || !Object.hasOwn(english, key))).toEqual([]);
});
