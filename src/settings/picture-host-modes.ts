import * as v from 'valibot';
import { maximumPictureHosts } from '../shared/limits';
import { hostName } from './host-name';
import { broaderHosts } from '../shared/broader-hosts';
import { hasEmptyLabel, withoutTrailingDots } from '../shared/host-name';

/** Whether pictures of a host show by themselves also where the site asks, wait for a click everywhere, or never show. */
export const pictureHostModes = ['always', 'ask', 'never'] as const;
export type PictureHostMode = (typeof pictureHostModes)[number];

/** By host; an entry covers the hosts below it, unless they have an entry of their own. */
export type PictureHostModes = Readonly<Record<string, PictureHostMode>>;

const bareName = v.pipe(
	hostName,
	v.transform(withoutTrailingDots),
	v.check((host) => !hasEmptyLabel(host)),
);
const entry = v.tuple([bareName, v.picklist(pictureHostModes)]);

/** The modes of single hosts; what is damaged, or is one too many, is dropped. */
export const pictureHostModesSchema = v.pipe(
	v.record(v.string(), v.unknown()),
	v.transform((modes): PictureHostModes => {
		const entries = Object.entries(modes).flatMap((pair) => {
			const parsed = v.safeParse(entry, pair);
			return parsed.success ? [parsed.output] : [];
		});
		return Object.fromEntries(entries.slice(0, maximumPictureHosts));
	}),
);

/** The mode that counts for a host: its own or the nearest broader host's; undefined where the site's mode does. */
export function pictureHostMode(host: string, modes: PictureHostModes): PictureHostMode | undefined {
	const counts = hostThatCounts(host, modes);
	return Object.hasOwn(modes, counts) ? modes[counts] : undefined;
}

/** The host whose entry counts for a host: its own or the nearest broader one; itself where there is none. */
export function hostThatCounts(host: string, modes: PictureHostModes): string {
	const bare = withoutTrailingDots(host);
	return broaderHosts(bare).find((broader) => Object.hasOwn(modes, broader)) ?? bare;
}

/** There are as many hosts with an entry as are kept. */
export class TooManyHostsError extends Error {
	constructor() {
		super(`There are entries of ${maximumPictureHosts} hosts already`);
	}
}

/** The settings with a host's entry set, or without one. */
export function withPictureHost<Settings extends { readonly pictureHosts?: PictureHostModes | undefined }>(
	settings: Settings,
	host: string,
	mode: PictureHostMode | undefined,
): Settings {
	const bare = withoutTrailingDots(host);
	const others = Object.entries(settings.pictureHosts ?? {}).filter(([other]) => other !== bare);
	return { ...settings, pictureHosts: Object.fromEntries(mode === undefined ? others : [...others, [bare, mode]]) };
}

/** The modes for a picture that the person has asked for: where they would wait for a click, they have had it. */
export function afterAsking(modes: PictureHostModes): PictureHostModes {
	return Object.fromEntries(Object.entries(modes).map(([host, mode]) => [host, mode === 'ask' ? 'always' : mode]));
}
