/**
 * A browser that takes whatever is called and answers with as little, save for what is said: for tests of what happens
 * where something is missing.
 */
export function anyBrowser(said: Readonly<Record<string, unknown>>, path = ''): unknown {
	return new Proxy(function anything() {}, {
		get(_, name) {
			// Not a promise, and nothing to iterate over.
			if (name === 'then') return undefined;
			if (name === Symbol.iterator) return () => [][Symbol.iterator]();
			if (name === Symbol.toPrimitive) return () => path;
			const inner = path === '' ? String(name) : `${path}.${String(name)}`;
			return Object.hasOwn(said, inner) ? said[inner] : anyBrowser(said, inner);
		},
		apply: () => anyBrowser(said, `${path}()`),
	});
}
