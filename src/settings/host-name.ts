import * as v from 'valibot';
import { maximumHostCharacters } from '../shared/limits';
import { parseUrl } from '../shared/parse-url';

/** Text no longer than any host. */
export const hostText = v.pipe(v.string(), v.maxLength(maximumHostCharacters));

/**
 * A host as the URL parser spells it: of anything else the browsers would refuse all patterns. The parser lets through more
 * signs than any name on a network has (`$(x).png`); those are no host that a person means.
 */
export const hostName = v.pipe(
	hostText,
	v.check((text) => /^[\w.-]+$|^\[/.test(text) && parseUrl(`https://${text}/`)?.hostname === text),
);
