import { pictureHostMode, type PictureHostModes } from '../../settings/picture-host-modes';
import { failure, success, type Failure, type Result } from '../../shared/result';
import { classify } from './classify';
import { bareHost } from '../../shared/host-name';
import { matchesHostPattern } from '../../shared/host-patterns';

/** Who asks, and what the person has allowed them. */
export interface GuardContext {
	/** The page of the chat that the URL was found in. */
	readonly chatUrl: URL;
	/** Private hosts that may serve pictures to this chat, as `parseHostPattern` returns them. */
	readonly allowedPrivateHosts: readonly string[];
	/** What the person has said of single picture hosts. */
	readonly pictureHosts?: PictureHostModes;
}

/** What the connection may lead to, as the connect-time guard is told. */
export interface Verdict {
	/** `any` only for a private host that is allowed. */
	readonly addressSpace: 'public' | 'any';
}

function isAllowedHost(url: URL, { allowedPrivateHosts }: GuardContext): boolean {
	const host = bareHost(url);
	return allowedPrivateHosts.some((pattern) => matchesHostPattern(host, pattern));
}

/** The same name, at any port: a chat on `localhost` speaks for `localhost`, but not for 127.0.0.1. */
function isHostOfChat(url: URL, { chatUrl }: GuardContext): boolean {
	return /^https?:$/.test(chatUrl.protocol) && bareHost(url) === bareHost(chatUrl);
}

/** What the person has said of a URL's host against requesting it unasked, or at all. Failures: `host-blocked`, `ask-first`. */
export function whyNotHost(url: URL, { pictureHosts = {} }: GuardContext): Failure | undefined {
	const mode = pictureHostMode(url.hostname, pictureHosts);
	if (mode === 'never') return failure('host-blocked');
	return mode === 'ask' ? failure('ask-first') : undefined;
}

/**
 * Whether one URL, or one hop of a redirect, may be requested for a chat. Private addresses only where the person
 * allowed the host for that chat, or where it is the chat's own host, which the chat's page reaches anyway.
 * Failures: `address-invalid`, `address-private`, `host-blocked`, `ask-first`.
 */
export function judge(url: URL, context: GuardContext): Result<Verdict> {
	const refusal = whyNotHost(url, context);
	if (refusal) return refusal;
	switch (classify(url)) {
		case 'invalid':
			return failure('address-invalid');
		case 'public':
			// At home a public name may lead to a private address: allowed like any other private host.
			return success({ addressSpace: isAllowedHost(url, context) ? 'any' : 'public' });
		case 'private':
			return isAllowedHost(url, context) || isHostOfChat(url, context)
				? success({ addressSpace: 'any' })
				: failure('address-private');
	}
}

/**
 * Whether a picture that only answers by plain `http:` may be fetched unasked: the chat page itself came that way, or
 * the person allowed the host.
 */
export function plainHttpAllowed(url: URL, context: GuardContext): boolean {
	return context.chatUrl.protocol === 'http:' || isAllowedHost(url, context);
}
