/**
 * A file that counts how often it is read: a measure of work that does not depend on the machine. Parts and copies of it are
 * read through it as well; a method that goes over all of it counts as that many reads.
 */
export function counted(file: Uint8Array): { readonly file: Uint8Array; reads: () => number } {
	let reads = 0;
	const wrap = (inner: Uint8Array): Uint8Array =>
		new Proxy(inner, {
			get(target, key) {
				if (key === 'subarray') return (start: number, end?: number) => wrap(target.subarray(start, end));
				if (key === 'slice') {
					reads += target.length;
					return (start?: number, end?: number) => wrap(target.slice(start, end));
				}
				if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
				const value: unknown = Reflect.get(target, key, target);
				if (typeof value !== 'function') return value;
				reads += target.length;
				return value.bind(target) as unknown;
			},
		});
	return { file: wrap(file), reads: () => reads };
}
