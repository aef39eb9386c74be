import { findRule, isExpired } from '../../sites/picture-hosts/find-rule';
import { isEncrypted } from '../../shared/encrypted-url';
import type { LeadOptions } from '../../settings/lead-options';
import { looksLikePicture } from '../../shared/looks-like-picture';
import { failure, success, type Result } from '../../shared/result';
import { mappedUrl, proxiedUrl } from './map-url';

/** Where a posted URL leads: what is requested for it, and what to expect there. */
export interface Lead {
	readonly url: URL;
	/** A picture's file; a page that names its picture; or, where pages are looked at, whichever it turns out to be. */
	readonly form: 'file' | 'page' | 'file-or-page';
	/**
	 * `picture`: one is promised, so the URL is asked for at once, and what goes wrong is told. `perhaps`: asked for at
	 * once, but silent. `nothing`: asked by HEAD first, and silent.
	 */
	readonly expects: 'picture' | 'perhaps' | 'nothing';
	/** What would be requested without the person's proxy; the same as `url` where none is for it. */
	readonly direct: URL;
}

/**
 * From a posted URL to what is requested: by the person's mappings, by what is known of its host, as it is; and then
 * through the person's proxy. Nothing of it asks anybody. Failures: `expired`, `address-invalid`.
 */
export async function leadOf(posted: URL, options: LeadOptions, now: number): Promise<Result<Lead>> {
	const mapped = mappedUrl(posted, options.mappings);
	if (mapped) return success({ url: mapped, form: 'file', expects: looksLikePicture(mapped) ? 'picture' : 'perhaps', direct: mapped });
	const lead = unmappedLead(posted, options, now);
	if (!lead.ok) return lead;
	const direct = lead.value.url;
	return success({ ...lead.value, url: (await proxiedUrl(direct, options.mappings)) ?? direct, direct });
}

function unmappedLead(posted: URL, { pagePictures }: LeadOptions, now: number): Result<Omit<Lead, 'direct'>> {
	// What only a mapping could make something of.
	if (!/^https?:$/.test(posted.protocol)) return failure('address-invalid');
	if (isEncrypted(posted)) return success({ url: posted, form: 'file', expects: 'picture' });
	const ruled = findRule(posted);
	if (ruled && isExpired(ruled, now)) return failure('expired');
	if (ruled && (pagePictures || !ruled.rule.isPost)) {
		const form = ruled.rule.to === 'page' ? 'page' : 'file';
		return success({ url: ruled.url, form, expects: ruled.rule.holds === 'anything' ? 'perhaps' : 'picture' });
	}
	if (looksLikePicture(posted)) return success({ url: posted, form: 'file', expects: 'picture' });
	return success({ url: posted, form: pagePictures ? 'file-or-page' : 'file', expects: 'nothing' });
}

/**
 * Where the picture that a page names leads: as if it had been posted, but always to a file, since pages that lead on to
 * pages end nowhere. Failures: `expired`, `address-invalid`.
 */
export async function leadOfPagePicture(picture: URL, options: LeadOptions, now: number): Promise<Result<Lead>> {
	const lead = await leadOf(picture, options, now);
	return lead.ok ? success({ ...lead.value, form: 'file', expects: 'picture' }) : lead;
}
