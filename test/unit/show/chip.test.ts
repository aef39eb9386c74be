// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { maximumPictureBytes } from '../../../src/shared/limits';
import { reasons } from '../../../src/shared/reasons';
import { failure } from '../../../src/shared/result';
import { actionLabel, createChip, failureSentence } from '../../../src/show/chip';
import { speakEnglish } from './english';

beforeEach(speakEnglish);

function click(button: Element | null, isTrusted: boolean): MouseEvent {
	const event = new MouseEvent('click', { bubbles: true });
	Object.defineProperty(event, 'isTrusted', { value: isTrusted });
	button?.dispatchEvent(event);
	return event;
}

describe('a chip', () => {
	test('says its sentence, as text', () => {
		const chip = createChip(document, '<b>What</b> is the matter');
		expect(chip.textContent).toBe('<b>What</b> is the matter');
		expect(chip.querySelector('b, button')).toBeNull();
	});

	test('acts on a click of the person', () => {
		const act = vi.fn<() => void>();
		const chip = createChip(document, 'Too large.', { label: 'Show anyway', act });
		expect(chip.querySelector('button')?.textContent).toBe('Show anyway');
		expect(chip.querySelector('button')?.type).toBe('button');
		click(chip.querySelector('button'), true);
		expect(act).toHaveBeenCalledTimes(1);
	});

	test('does not act on a click that the page made', () => {
		const act = vi.fn<() => void>();
		click(createChip(document, 'Too large.', { label: 'Show anyway', act }).querySelector('button'), false);
		expect(act).not.toHaveBeenCalled();
	});

	test('keeps its clicks from the page', () => {
		const around = document.createElement('div');
		const onClick = vi.fn<() => void>();
		around.addEventListener('click', onClick);
		around.append(createChip(document, 'Too large.', { label: 'Show anyway', act: () => {} }));
		click(around.querySelector('button'), true);
		expect(onClick).not.toHaveBeenCalled();
	});
});

describe('a failure', () => {
	test.each(reasons)('for %s has a sentence', (reason) => {
		const sentence = failureSentence(failure(reason), 'files.example');
		expect(sentence).toMatch(/^\S.*\.$/);
		expect(sentence).not.toContain('$');
	});

	test('names the size that is too large, where it is known', () => {
		expect(failureSentence(failure('too-large', { bytes: 22.04 * 1024 * 1024 }), 'files.example')).toContain('22');
		expect(failureSentence(failure('too-large'), 'files.example')).toContain(String(maximumPictureBytes / 1024 / 1024));
	});

	test('puts the host into its sentence as it is', () => {
		expect(failureSentence(failure('gone'), '$1<b>$HOST$')).toContain('$1<b>$HOST$');
	});
});

describe('what a click does', () => {
	test.each([
		['too-large', 'Show anyway'],
		['plain-http', 'Show anyway'],
		['gone', 'Try again'],
		['forbidden', 'Try again'],
		['timed-out', 'Try again'],
		['asked-too-often', 'Try again'],
		['failed', 'Try again'],
		['address-private', undefined],
		['host-not-granted', undefined],
		['too-many-pixels', undefined],
		['format-unsupported', undefined],
	] as const)('about %s is to %s', (reason, label) => {
		expect(actionLabel(reason)).toBe(label);
	});
});
