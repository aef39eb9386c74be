import { maximumPictureHosts } from '../shared/limits';
import { text } from '../shared/text';
import { TooManyHostsError } from './picture-host-modes';
import { StorageFullError } from './stored-item';

/** Why a change of the settings was not saved, as a person is told it. */
export function whyNotSaved(error: unknown): string {
	if (error instanceof TooManyHostsError) return text('options_hosts_full', String(maximumPictureHosts));
	return text(error instanceof StorageFullError ? 'settings_not_saved' : 'reason_failed');
}
