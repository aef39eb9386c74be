import { hasPictureExtension } from '../../shared/looks-like-picture';
import { percentDecoded } from '../../shared/percent-decoded';

/** What a link may do when it is opened, said in its path, in a parameter's name or as what to do: whole words. */
const actingWords: ReadonlySet<string> = new Set([
	// Leaving and joining lists.
	...'unsubscribe unsub subscribe optout optin'.split(' '),
	// Confirming something sent by mail.
	...'confirm confirmation verify verification validate validation activate activation deactivate'.split(' '),
	// Getting in, once.
	...'reset recover recovery invite invites invitation magic magiclink otp onetime oneclick singleuse'.split(' '),
	...'login signin signup register sso oauth oauth2 password passwd'.split(' '),
	// Getting out.
	...'logout logoff signout revoke unlink disconnect'.split(' '),
	// Deciding.
	...'accept approve approval reject decline deny vote upvote downvote rsvp acknowledge'.split(' '),
	// Changing.
	...'delete destroy cancel purchase checkout unlock'.split(' '),
]);

/** Words that mark a secret good for one use, unless the path is a picture's, where it only opens private storage. */
const secretWords: ReadonlySet<string> = new Set(['token', 'tokens', 'accesstoken', 'authtoken', 'nonce', 'ticket', 'secret', 'jwt']);

/** Parameters that are a secret when this is their whole name; as a part of longer names they are ordinary. */
const secretNames: ReadonlySet<string> = new Set(['code', 'key', 'auth', 'passcode', 'pin']);

/** Parameters whose value says what to do. */
const commandNames: ReadonlySet<string> = new Set([
	'a',
	'act',
	'action',
	'cmd',
	'command',
	'do',
	'event',
	'mode',
	'op',
	'operation',
	'task',
]);

/** Storage services sign plain reads with parameters of their own; one of them is called `X-Amz-Security-Token`. */
const storageSignature = /^x-(?:amz|goog|oss|cos|obs|ms|tos)-/iu;

/** The words of `opt-out`, `opt_out`, `optOut` or `OPT.OUT`, in lower case: each by itself, and each joined with the next. */
function wordsOf(text: string): string[] {
	const separated = text.replaceAll(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ');
	const words = separated.toLowerCase().split(/[^\p{L}\d]+/u);
	return words.flatMap((word, index) => [word, `${word}${words[index + 1] ?? ''}`]);
}

function hasWordOf(table: ReadonlySet<string>, text: string): boolean {
	return wordsOf(text).some((word) => table.has(word));
}

function hasActingParameter(url: URL): boolean {
	return [...url.searchParams].some(
		([name, value]) => hasWordOf(actingWords, name) || (commandNames.has(name.toLowerCase()) && hasWordOf(actingWords, value)),
	);
}

function hasSecretParameter(url: URL): boolean {
	return [...url.searchParams.keys()].some(
		(name) => !storageSignature.test(name) && (secretNames.has(name.toLowerCase()) || hasWordOf(secretWords, name)),
	);
}

/** `/token/…`, but not `/secret-garden/…`: these words are ordinary in titles. */
function isSecretFolder(segment: string): boolean {
	return secretWords.has(segment.toLowerCase().replaceAll(/[-_.]/g, ''));
}

/**
 * Whether opening a link may do something, or use it up: unsubscribe, confirm, log out, spend a one-time secret. Such a
 * link is requested only when the person asks for it. Told by whole words in the path and in the parameters' names. A
 * path with a picture's extension is a picture whatever folders it lies in and whatever token opens them (`?token=` of
 * private storage); only a parameter that names an act makes it one. Parameters by which picture servers and storage
 * services sign plain reads (`Expires`, `sig`, `hm`, `X-Amz-…`) are none of these words.
 */
export function mayAct(url: URL): boolean {
	if (hasActingParameter(url)) return true;
	if (hasPictureExtension(url)) return false;
	if (hasSecretParameter(url)) return true;
	return url.pathname
		.split('/')
		.map(percentDecoded)
		.some((segment) => hasWordOf(actingWords, segment) || isSecretFolder(segment));
}
