import type { Reason } from '../shared/reasons';
import type { MessageKey } from '../shared/text';

/** Each reason's sentence in `public/_locales`; the host it is about is its first substitution. */
export const reasonKeys: Readonly<Record<Reason, MessageKey>> = {
	'address-invalid': 'reason_address_invalid',
	'address-private': 'reason_address_private',
	'behind-proxy': 'reason_behind_proxy',
	'acting-link': 'reason_acting_link',
	'plain-http': 'reason_plain_http',
	'host-not-granted': 'reason_host_not_granted',
	'redirect-invalid': 'reason_redirect_invalid',
	'too-many-redirects': 'reason_too_many_redirects',
	forbidden: 'reason_forbidden',
	gone: 'reason_gone',
	busy: 'reason_busy',
	'server-failed': 'reason_server_failed',
	'timed-out': 'reason_timed_out',
	unreachable: 'reason_unreachable',
	'asked-too-often': 'reason_asked_too_often',
	'not-a-picture': 'reason_not_a_picture',
	'too-small': 'reason_too_small',
	'too-large': 'reason_too_large',
	'too-many-pixels': 'reason_too_many_pixels',
	truncated: 'reason_truncated',
	broken: 'reason_broken',
	'format-unsupported': 'reason_format_unsupported',
	encrypted: 'reason_encrypted',
	cancelled: 'reason_cancelled',
	failed: 'reason_failed',
};
