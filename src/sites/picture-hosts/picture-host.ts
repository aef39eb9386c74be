/** Where a posted URL of a picture host leads: to itself, to the picture that its page names, or to another URL. */
export type RuleTarget = 'itself' | 'page' | `https://${string}` | `$<${string}`;

/** One form of a host's URLs, and what is requested instead. */
export interface PictureRule {
	/** Matched against host, path and query, all of it: `example.org/a?b=c`. */
	readonly form: RegExp;
	/** With the form's named groups as `$<name>`; what begins with one is relative to the posted URL. */
	readonly to: RuleTarget;
	/** Anything may lie behind such a URL, so that nothing is said where it is no picture. */
	readonly holds?: 'anything';
	/** Such a page is more than its picture: it counts as any page, which the person may have pictures shown of. */
	readonly isPost?: true;
}

/** What we know of one host of pictures, as data. None is needed for a picture's own URL to work. */
export interface PictureHost {
	/** The file's name. */
	readonly id: string;
	/** As people call it. */
	readonly name: string;
	/** The hosts it is served from, with all below them; none for software that is only run on hosts of one's own. */
	readonly hosts: readonly string[];
	/** The first that matches counts; a URL that none matches is one like any other. */
	readonly rules: readonly PictureRule[];
	/** What it sends in place of pictures that are gone: the beginnings of host and path. */
	readonly placeholders?: readonly string[];
	/** The parameter that says, in hexadecimal seconds since the epoch, until when a URL is answered. */
	readonly expiryParameter?: string;
	/** How we know the forms: written down by the host or in its own software, or seen in use only. */
	readonly verified: { readonly how: 'documented' | 'unverified'; readonly by: string };
	/** Posted URLs and what is requested for them; `none` where no rule is meant to match. */
	readonly examples: readonly (readonly [posted: string, leadsTo: string])[];
}

/** Checks a picture host's data by its type. */
export function definePictureHost(host: PictureHost): PictureHost {
	return host;
}
