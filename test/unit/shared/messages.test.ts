import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reasons } from '../../../src/shared/reasons';
import messages from '../../../public/_locales/en/messages.json';

const projectFolder = join(import.meta.dirname, '../../..');

/** All that the extension is made of, in one text. */
const sources = ['src', 'entrypoints', 'build']
	.flatMap((folder) =>
		readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && /\.(?:ts|html)$/.test(entry.name))
			.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
	)
	.join('\n');

interface Entry {
	readonly message: string;
	readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>;
}

const entries = Object.entries<Entry>(messages);

describe('every string', () => {
	test.each(entries)('%s is used somewhere', (key) => {
		const isReasons = reasons.some((reason) => key === `reason_${reason.replaceAll('-', '_')}`);
		expect(isReasons || new RegExp(`(?:['"]|__MSG_)${key}(?:['"]|__)`).test(sources)).toBe(true);
	});

	test.each(entries)('%s says something, and names all its placeholders and no others', (_, { message, placeholders = {} }) => {
		expect(message.trim()).toBe(message);
		expect(message).not.toBe('');
		const named = [...message.matchAll(/\$([A-Z]+)\$/g)].map(([, name = '']) => name.toLowerCase());
		expect([...new Set(named)].sort()).toEqual(Object.keys(placeholders).sort());
		for (const { content } of Object.values(placeholders)) expect(content).toMatch(/^\$[1-9]$/);
		expect(message.replaceAll(/\$[A-Z]+\$/g, '')).not.toContain('$');
	});
});

test('every key that a page names is there', () => {
	const named = [...sources.matchAll(/(?:data-(?:text|label|hint)="|__MSG_)(\w+?)(?:"|__)/g)].map(([, key = '']) => key);
	expect(named.length).toBeGreaterThan(10);
	expect(named.filter((key) => !Object.hasOwn(messages, key))).toEqual([]);
});
