/** What each shadow root of ours holds: pictures, a notice, or the large view. */
const ourClasses = /^(?:frames|notice|lightbox)$/;

/**
 * Removes what a script of ours has left in a frame. Firefox ends our scripts without a word when the extension is updated or turned
 * off (measured), and their elements stay. Where a script of ours runs, its elements are its own.
 */
export function removeLeftovers(): void {
	const isRunning = Reflect.get(globalThis, Symbol.for('vignette.started')) === true;
	if (isRunning || !('openOrClosedShadowRoot' in Element.prototype)) return;
	const sweep = (scope: ParentNode): void => {
		for (const element of scope.querySelectorAll('*')) {
			const root: unknown = Reflect.get(element, 'openOrClosedShadowRoot');
			if (!(root instanceof ShadowRoot)) continue;
			const isClosed = element.shadowRoot === null && element.attributes.length === 0;
			if (isClosed && [...root.children].some(({ className }) => ourClasses.test(className))) element.remove();
			else sweep(root);
		}
	};
	sweep(document);
}
