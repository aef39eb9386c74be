import * as v from 'valibot';
import type { SiteSettings } from '../../settings/schema';
import { siteModes } from '../../shared/page-policy';
import type { Change } from '../../settings/changes';
import { isProxy, parseMapping } from '../../settings/mappings';
import { megabytes } from '../../shared/megabytes';
import { text, type MessageKey } from '../../shared/text';

const settingNames = {
	sites: 'options_sites',
	pictureHosts: 'options_hosts',
	mappings: 'options_mappings',
	pagePictures: 'options_page_pictures',
	mayUseProxy: 'options_proxy',
	firstMode: 'options_first_mode',
	size: 'options_size',
	animation: 'options_animation',
	linksWithoutName: 'options_links',
	badge: 'options_badge',
	maximumPictureMegabytes: 'options_maximum',
} as const satisfies Record<Change['setting'], MessageKey>;

const valueNames: Readonly<Record<string, MessageKey>> = {
	on: 'mode_on',
	ask: 'mode_ask',
	small: 'size_small',
	medium: 'size_medium',
	large: 'size_large',
	always: 'host_always',
	never: 'host_never',
	pointed: 'animation_pointed',
	probe: 'links_probe',
	leave: 'links_leave',
};

const siteShape = v.object({
	mode: v.picklist(siteModes),
	plainHttp: v.boolean(),
	privateHosts: v.array(v.string()),
	blur: v.optional(v.boolean()),
});

/** One line about what an import or a reset would change. */
export function describeChange({ setting, name, before, after }: Change): string {
	const title = name === undefined ? text(settingNames[setting]) : text('change_of', text(settingNames[setting]), name);
	if (before === undefined && name !== undefined) return text('change_added', title, valueOf(setting, after));
	if (after === undefined && name !== undefined) return text('change_removed', title);
	return text('change_changed', title, valueOf(setting, before), valueOf(setting, after));
}

function valueOf(setting: Change['setting'], value: unknown): string {
	if (value === undefined) return text('value_usual');
	if (typeof value === 'boolean') return text(value ? 'value_yes' : 'value_no');
	// Only one of them is a number.
	if (typeof value === 'number') return megabytes(value * 1024 * 1024);
	if (typeof value === 'string') return valueNames[value] === undefined ? value : text(valueNames[value]);
	if (setting === 'sites' && v.is(siteShape, value)) return siteValue(value);
	return Array.isArray(value) ? value.map(mappingValue).join(' · ') : '';
}

function siteValue({ mode, plainHttp, privateHosts, blur }: v.InferOutput<typeof siteShape> | SiteSettings): string {
	return [
		text(`mode_${mode}`),
		...(plainHttp ? [text('value_plain_http')] : []),
		...(blur === true ? [text('value_blurred')] : []),
		...(privateHosts.length > 0 ? [text('value_private_hosts', privateHosts.join(' '))] : []),
	].join(' · ');
}

function mappingValue(value: unknown): string {
	const mapping = parseMapping(value);
	if (!mapping) return '';
	return isProxy(mapping) ? text('value_proxy', mapping.to) : mapping.to;
}
