import { sites } from '../../../src/sites/registry';
import type { Site } from '../../../src/sites/site';

const kinds = { chat: 'chat', broadcast: 'broadcast: Ask first', assistant: 'AI assistant: Ask at most' } as const;
const ways = { software: 'the real software', markup: 'its published markup', unverified: 'not yet' } as const;

/** The README's table of the chats we know. */
export function sitesTable(): string {
	return ['| chat | kind | verified by |', '|---|---|---|', ...sites.map(row)].join('\n');
}

function row({ name, kind, verified: { how, by } }: Site): string {
	return `| ${name} | ${kinds[kind]} | ${ways[how]}: ${by} |`;
}

/** What stands between the table's markers in a text. */
export function tableIn(text: string): string | undefined {
	return /<!-- sites -->\n+([^]*?)\n+<!-- \/sites -->/.exec(text)?.[1];
}
