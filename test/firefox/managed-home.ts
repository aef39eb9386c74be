import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A person's folder in which an administrator has set something for the extension. */
export interface ManagedHome {
	/** For the environment that Firefox is launched with. */
	readonly environment: { readonly HOME: string };
	remove(): void;
}

/** Sets this for the extension of this id: what Firefox reads from a manifest in the person's folder, on Linux. */
export function createManagedHome(id: string, data: Readonly<Record<string, unknown>>): ManagedHome {
	const home = mkdtempSync(join(tmpdir(), 'vignette-home-'));
	const folder = join(home, '.mozilla', 'managed-storage');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${id}.json`), JSON.stringify({ name: id, description: 'Set by an administrator', type: 'storage', data }));
	return { environment: { HOME: home }, remove: () => rmSync(home, { recursive: true, force: true }) };
}
