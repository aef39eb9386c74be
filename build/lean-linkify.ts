import type { Plugin } from 'vite';

/** The rules for mail addresses and for links without a scheme, which are never found here. */
const unusedRules =
	/^\tget_(?:ipv6_mail_host|auth|mail_name|tld|domain_root|fuzzy_\w+|mail_host|relative_proto_validator|mail_name_validator|mailto_validator|schema_at_start)\(\) \{\n(?:\t\t.*\n)*?\t\}\n/gm;

/**
 * Leaves the unused rules of linkify-it out of the content script, which every frame of every chat pays for: methods of
 * a class are kept by bundlers whether they are called or not. A build with another linkify-it says so.
 */
export function leanLinkify(): Plugin {
	return {
		name: 'vignette:lean-linkify',
		transform(code, id) {
			if (!id.endsWith('/linkify-it/build/index.mjs')) return undefined;
			const lean = code.replaceAll(unusedRules, '');
			if (lean === code) throw new Error('linkify-it has changed: its unused rules are not where they were');
			return { code: lean, map: null };
		},
	};
}
