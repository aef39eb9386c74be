import { expect, test } from 'vitest';
import { hasDisplay } from '../../../scripts/start/has-display';
import { loadingInstructions } from '../../../scripts/start/loading-instructions';

test.each([
	['linux', {}, false],
	['linux', { DISPLAY: '' }, false],
	['linux', { DISPLAY: ':0' }, true],
	['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
	['linux', { DISPLAY: ':99', CI: 'true' }, false],
	['darwin', {}, true],
	['win32', {}, true],
	['darwin', { CI: '1' }, false],
] as const)('on %s with %j a display is there: %s', (platform, environment, there) => {
	expect(hasDisplay({ platform, environment })).toBe(there);
});

test('the instructions name the built folders in full', () => {
	const text = loadingInstructions('/project');
	expect(text).toContain('chrome://extensions');
	expect(text).toContain('/project/.output/chrome-mv3\n');
	expect(text).toContain('about:debugging');
	expect(text).toContain('/project/.output/firefox-mv3/manifest.json');
});
