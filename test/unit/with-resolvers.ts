/** A promise that a test settles: what `Promise.withResolvers` makes, which Node 20 does not have yet. */
export function withResolvers<Value>(): PromiseWithResolvers<Value> {
	let resolve: PromiseWithResolvers<Value>['resolve'] = () => {};
	let reject: PromiseWithResolvers<Value>['reject'] = () => {};
	const promise = new Promise<Value>((resolvePromise, rejectPromise) => {
		resolve = resolvePromise;
		reject = rejectPromise;
	});
	return { promise, resolve, reject };
}
