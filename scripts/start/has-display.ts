import { isContinuousIntegration } from '../browsers/surroundings';
import type { Surroundings } from '../browsers/surroundings';

/** Whether a window would be seen by somebody. */
export function hasDisplay({ platform, environment }: Pick<Surroundings, 'platform' | 'environment'>): boolean {
	if (isContinuousIntegration(environment)) return false;
	if (platform === 'darwin' || platform === 'win32') return true;
	return [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');
}
