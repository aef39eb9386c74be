import * as v from 'valibot';
import { isIpLiteral, isPlainName } from '../shared/host-name';
import { maximumHostCharacters } from '../shared/limits';
import { parseUrl } from '../shared/parse-url';

/** Text no longer than any host. */
export const hostText = v.pipe(v.string(), v.maxLength(maximumHostCharacters));

/** A host as the URL parser spells it: of anything else the browsers would refuse all patterns. */
export const hostName = v.pipe(
	hostText,
	v.check((text) => (isPlainName(text) || isIpLiteral(text)) && parseUrl(`https://${text}/`)?.hostname === text),
);
