import './scripts/setup/group-by.mjs';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { SlowestFirst } from './scripts/test/slowest-first.ts';

/**
 * Tests that start programs, so many files of them at once: each file has a browser and servers of its own. Three keep two
 * cores busy, since much of a test is waiting; what shares a screen, ports or a network takes turns.
 */
function driving(name: string, folders: readonly string[], filesAtOnce: 1 | 2 | 3) {
	return {
		test: {
			name,
			include: folders.map((folder) => `${folder}/**/*.test.ts`),
			environment: 'node',
			fileParallelism: filesAtOnce > 1,
			maxWorkers: filesAtOnce,
			testTimeout: 120_000,
			hookTimeout: 120_000,
			// How long a test waits for what is to come, where it does not say: a guard, since the machine may be busy.
			expect: { poll: { timeout: 30_000 } },
		},
	};
}

/** The tests that run in both browsers, and those of this one only. */
function inBrowser(browserName: 'chromium' | 'firefox', folder: string) {
	const { test } = driving(browserName, ['test/both', folder], 3);
	return { test: { ...test, exclude: browserName === 'firefox' ? longInFirefox : [], provide: { browserName } } };
}

/** What Firefox takes minutes for; `npm test` has a part of the scrolling there by test/firefox/scroll.test.ts, and all of it in Chromium. */
const longInFirefox = ['frameworks', 'scroll-edges', 'scroll-pinned', 'scroll-reading'].map((name) => `test/both/${name}.test.ts`);
const firefoxLong = driving('firefox-long', [], 3);

/** Then the order is to be any. */
const isShuffled = process.argv.some((argument) => argument.startsWith('--sequence.shuffle'));

export default defineConfig({
	test: {
		...(isShuffled ? {} : { sequence: { sequencer: SlowestFirst } }),
		projects: [
			{
				plugins: [WxtVitest()],
				// Each file has modules of its own: what one mocks must not be what another finds loaded. The time is a guard against endless
				// loops, not a measure: some tests try ten thousand inputs on a busy machine.
				test: {
					name: 'unit',
					include: ['test/unit/**/*.test.ts'],
					setupFiles: ['test/unit/web-locks.ts'],
					environment: 'node',
					restoreMocks: true,
					unstubGlobals: true,
					maxWorkers: 2,
					testTimeout: 120_000,
				},
			},
			driving('package', ['test/package'], 1),
			// By itself: a million files take half an hour.
			{ test: { name: 'fuzz', include: ['test/fuzz/**/*.test.ts'], environment: 'node', testTimeout: 0 } },
			inBrowser('chromium', 'test/chromium'),
			inBrowser('firefox', 'test/firefox'),
			// By itself, before a release.
			{ test: { ...firefoxLong.test, include: longInFirefox, provide: { browserName: 'firefox' as const } } },
			driving('network', ['test/network'], 1),
			driving('prompt', ['test/prompt'], 1),
			driving('xmpp', ['test/xmpp'], 1),
			// Measures; `npm test` leaves it out.
			driving('bench', ['test/bench'], 1),
		],
	},
});
