import { leadOf } from '../../resolve/lead/lead';
import type { LeadOptions } from '../../settings/lead-options';
import { classify } from '../../resolve/guard/classify';
import { parseUrl } from '../../shared/parse-url';
import { text } from '../../shared/text';
import { failureSentence } from '../../show/chip';
import { byId } from '../localise';

/** Says where an address would be fetched from. Nothing is requested for it. */
export function createMappingTrial(page: Document, options: () => LeadOptions): { show(): void } {
	const field = byId(page, 'trial', HTMLInputElement);
	const outcome = byId(page, 'trial-outcome');
	let asked = 0;

	const show = (): void => {
		asked += 1;
		const ours = asked;
		void sentenceFor(field.value.trim(), options()).then((sentence) => {
			if (ours === asked && outcome.textContent !== sentence) outcome.textContent = sentence;
		});
	};
	field.addEventListener('input', show);
	return { show };
}

async function sentenceFor(written: string, options: LeadOptions): Promise<string> {
	if (written === '') return '';
	const url = parseUrl(written);
	if (!url) return text('reason_address_invalid');
	const lead = await leadOf(url, options, Date.now());
	if (!lead.ok) return failureSentence(lead, url.hostname);
	const { url: target, form } = lead.value;
	if (target.href === url.href) return text(form === 'file' ? 'trial_itself' : 'trial_page');
	const sentence = text('trial_elsewhere', target.href);
	return classify(target) === 'public' ? sentence : `${sentence} ${text('trial_private', target.hostname)}`;
}
