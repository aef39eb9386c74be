import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import type { ShownPicture } from '../../shared/shown-picture';
import { hiddenPageAnswer, type HiddenPageMessage } from './protocol';
import { failure, success, type Result } from '../../shared/result';
import type { HiddenPageLink } from './hidden-page';

type PageResult = v.InferOutput<typeof hiddenPageAnswer>['result'];

/** Speaks to the hidden page over the port that it opened. What is no answer to an open question is passed over. */
export function createPortLink(port: Browser.runtime.Port): HiddenPageLink {
	const open = new Map<number, (result: Result<ShownPicture> | undefined) => void>();
	const abandoned = new Set<number>();
	let isClosed = false;
	let lastId = 0;

	const send = (message: HiddenPageMessage): void => {
		if (!isClosed) port.postMessage(message);
	};

	port.onMessage.addListener((raw: unknown) => {
		const parsed = v.safeParse(hiddenPageAnswer, raw);
		if (!parsed.success) return;
		const { id, result } = parsed.output;
		abandoned.delete(id);
		open.get(id)?.(toResult(result));
	});
	port.onDisconnect.addListener(() => {
		isClosed = true;
		for (const settle of open.values()) settle(undefined);
	});

	return {
		get isClosed() {
			return isClosed;
		},
		get isAtAbandoned() {
			return abandoned.size > 0;
		},
		async make(job, signal) {
			lastId += 1;
			const id = lastId;
			const cancel = (): void => {
				abandoned.add(id);
				send({ type: 'cancel', id });
			};
			signal.addEventListener('abort', cancel);
			try {
				return await new Promise<Result<ShownPicture> | undefined>((resolve) => {
					if (isClosed) return resolve(undefined);
					open.set(id, resolve);
					send({ type: 'make', id, job });
				});
			} finally {
				open.delete(id);
				signal.removeEventListener('abort', cancel);
			}
		},
	};
}

function toResult(result: PageResult): Result<ShownPicture> {
	if (result.ok) return success(result.value);
	const { reason, bytes } = result;
	return failure(reason, bytes === undefined ? {} : { bytes });
}
