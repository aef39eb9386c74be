import { createPictureCache } from './cache/picture-cache';
import { createLedger, type LedgerStore } from './ledger/ledger';
import { createResolver, type Resolver, type ResolverTools } from './resolver';

/** Where the ledger of private windows is kept while their worker sleeps, and removed from. */
export interface RemovableStore extends LedgerStore {
	remove(): Promise<void>;
}

/** What private windows are answered by. */
export interface PrivateResolver extends Resolver {
	/** Forgets all that they have asked for and been shown: to be called when the last of them has gone. */
	forget(): void;
}

/**
 * A resolver that shares nothing with that of other windows: neither what is shown, nor what was asked when, nor work under
 * way. It has no disk; `openStore` is called when it is first asked.
 */
export function createPrivateResolver(tools: Omit<ResolverTools, 'cache' | 'ledger'>, openStore: () => RemovableStore): PrivateResolver {
	let store: RemovableStore | undefined;
	let current: Resolver | undefined;

	const create = (): Resolver => {
		const opened = (store ??= openStore());
		const ledger = createLedger(
			{
				read: () => opened.read(),
				// Work that ends after all was forgotten writes nothing any more.
				write: async (kept) => (current === resolver ? opened.write(kept) : undefined),
			},
			tools.now,
		);
		const resolver = createResolver({ ...tools, cache: createPictureCache(undefined), ledger });
		return resolver;
	};

	return {
		resolve: (ask, signal) => (current ??= create()).resolve(ask, signal),
		forget() {
			current = undefined;
			// Also what a worker before this one has left.
			void (store ??= openStore()).remove().catch(() => {});
		},
	};
}
