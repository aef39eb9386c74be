/**
 * The browser's locks, which Node has only in its latest versions: one task after the other for each name. That they
 * hold between pages is tried in the browsers.
 */
const last = new Map<string, Promise<unknown>>();

const locks = {
	request<Value>(name: string, task: () => Promise<Value>): Promise<Value> {
		const result = (last.get(name) ?? Promise.resolve()).then(task);
		last.set(
			name,
			result.catch(() => {}),
		);
		return result;
	},
};

if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
Object.defineProperty(globalThis.navigator, 'locks', { value: locks, configurable: true });
