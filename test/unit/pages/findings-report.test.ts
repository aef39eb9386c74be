import { describe, expect, test } from 'vitest';
import { findingsReport, type ReportedFrom } from '../../../src/pages/findings/findings-report';
import type { Finding } from '../../../src/shared/finding';

const from: ReportedFrom = {
	version: '1.2.3',
	browser: 'Mozilla/5.0 (X11) Browser/9',
	language: 'de',
	site: 'Element',
	mode: 'on',
	settings: '2 sites',
};
const shown: Finding = {
	address: 'https://files.secret.example/upload/aunt-erna/birthday.JPG?token=1234',
	state: 'shown',
	fresh: true,
	picture: { width: 640, height: 480, animated: false, look: 'picture' },
};
const refused: Finding = {
	address: 'https://pad.secret.example:8443/room-of-erna',
	state: 'refused',
	reason: 'not-a-picture',
	fresh: false,
};
const sticker: Finding = {
	...shown,
	address: 'aesgcm://files.secret.example/a/b.webp',
	picture: { width: 9, height: 9, animated: true, look: 'sticker' },
};

describe('a report', () => {
	test('says what happened, line by line', () => {
		expect(findingsReport([[shown, refused, { ...refused, state: 'tried-again', reason: 'forbidden' }]], from).split('\n')).toEqual([
			'Vignette 1.2.3',
			'Browser: Mozilla/5.0 (X11) Browser/9',
			'Language: de',
			'Site: Element',
			'Mode: on',
			'Settings: 2 sites',
			'Links: 3, 1 shown, 1 refused (not-a-picture), 1 tried-again (forbidden)',
			'1. host 1, https: .jpg, arrived, shown, 640 × 480, picture',
			'2. host 2, https: no ending, history, refused (not-a-picture)',
			'3. host 2, https: no ending, history, tried-again (forbidden)',
		]);
	});

	test('tells frames apart where there are several', () => {
		const lines = findingsReport([[shown], [sticker, refused]], { ...from, site: undefined }).split('\n');
		expect(lines.slice(3)).toEqual([
			'Site: not one that Vignette knows',
			'Mode: on',
			'Settings: 2 sites',
			'Links: 3, 2 shown, 1 refused (not-a-picture)',
			'frame 1, 1. host 1, https: .jpg, arrived, shown, 640 × 480, picture',
			'frame 2, 1. host 1, aesgcm: .webp, arrived, shown, 9 × 9, animated sticker',
			'frame 2, 2. host 2, https: no ending, history, refused (not-a-picture)',
		]);
	});

	test.each([
		'https://secret.example/secret/secret.secret?secret#secret',
		'https://secret:secret@secret.example/secret.png',
		'https://secret.example/.secret',
		'https://example.org/a.secret1',
		'secret',
		'secret://secret/secret',
	])('says nothing of what %s is', (address) => {
		const told = findingsReport([[{ ...shown, address }]], from);
		expect(told.replace(/^.*secret:\/\/.*$/m, '')).not.toMatch(/secret(?!: )|example/);
	});
});
