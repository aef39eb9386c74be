/** An `AbortSignal` that also ends after a time; `clear` makes it last as long as the given one. */
export interface TimeLimit {
	readonly signal: AbortSignal;
	/** Whether it was the time that ended it. */
	readonly isOver: () => boolean;
	readonly clear: () => void;
	/** Ends it now. */
	readonly end: () => void;
}

/** Limits what `signal` already limits to this long from now. */
export function timeLimit(signal: AbortSignal, milliseconds: number): TimeLimit {
	const controller = new AbortController();
	let over = false;
	const timer = setTimeout(() => {
		over = true;
		controller.abort();
	}, milliseconds);
	return {
		signal: AbortSignal.any([signal, controller.signal]),
		isOver: () => over,
		clear: () => clearTimeout(timer),
		end: () => controller.abort(),
	};
}
