import * as v from 'valibot';
import { maximumPictureHosts } from '../shared/limits';
import { hostName } from './host-name';
import { broaderHosts } from './site-policy';

/** Whether pictures of a host show by themselves also where the site asks, wait for a click everywhere, or never show. */
export const pictureHostModes = ['always', 'ask', 'never'] as const;
export type PictureHostMode = (typeof pictureHostModes)[number];

/** By host; an entry covers the hosts below it, unless they have an entry of their own. */
export type PictureHostModes = Readonly<Record<string, PictureHostMode>>;

const entry = v.tuple([hostName, v.picklist(pictureHostModes)]);

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
	for (const broader of broaderHosts(host)) {
		if (Object.hasOwn(modes, broader)) return modes[broader];
	}
	return undefined;
}

/** The modes for a picture that the person has asked for: where they would wait for a click, they have had it. */
export function afterAsking(modes: PictureHostModes): PictureHostModes {
	return Object.fromEntries(Object.entries(modes).map(([host, mode]) => [host, mode === 'ask' ? 'always' : mode]));
}
