import type { Look } from '../shared/page-policy';
import seldomCss from './seldom.css?inline';
import type { Preferences } from '../settings/preferences';
import type { SiteSettings } from '../settings/schema';

/** How much larger or smaller than usual pictures are shown: boxes of 240 × 180, 320 × 240 and 480 × 360 CSS pixels. */
const scales = { small: 0.75, medium: 1, large: 1.5 };

/** A picture that nobody points at, has focused, or uses the controls of. */
const leftAlone = ':not(:hover,:focus-visible,.held)';

/** What is not to be known at a glance, only that there is a picture. */
const blurRules = `.picture{overflow:hidden}.picture${leftAlone}>:is(img,canvas){filter:blur(20px)}`;

/** What lies still shows its first frame, and a mark that there is more to it. */
function stillRules(which: string): string {
	const still = `.moving${which}`;
	return `${still}>img{visibility:hidden}${still}>canvas{display:block}${still}:not(.long,[data-others])::before{content:'▶'/'';order:0;position:absolute;z-index:1;inset-block-end:6px;inset-inline-start:6px;min-inline-size:0;padding:0 7px;border-radius:10px;font:10px/18px system-ui,sans-serif;color:#fff;background:rgb(0 0 0/70%)}`;
}

function animationRules(animation: Preferences['animation']): string {
	switch (animation) {
		case 'always':
			return '';
		case 'pointed':
			return stillRules(leftAlone);
		case 'never':
			return stillRules('');
		case 'system':
			return `@media (prefers-reduced-motion:reduce){${stillRules(leftAlone)}}`;
	}
}

/** How a site's pages show pictures, as the settings have it. */
export function lookOf({ size, animation }: Preferences, { blur = false }: Pick<SiteSettings, 'blur'>, isHidden: boolean): Look {
	return {
		scale: scales[size],
		// Hidden pictures keep their places, so that the chat does not move.
		rules: [seldomCss, animationRules(animation), blur ? blurRules : '', isHidden ? '.frames{visibility:hidden}' : ''].join(''),
		isHidden,
	};
}
