import './scripts/setup/group-by.mjs';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Tests that start programs take turns: two browsers at once would make each other slow, and share ports. */
function oneAtATime(name: string, folder: string) {
	return {
		test: {
			name,
			include: [`${folder}/**/*.test.ts`],
			environment: 'node',
			fileParallelism: false,
			testTimeout: 60_000,
			hookTimeout: 120_000,
		},
	};
}

export default defineConfig({
	test: {
		projects: [
			{
				plugins: [WxtVitest()],
				// The time is a guard against endless loops, not a measure: some tests try ten thousand inputs on a busy machine.
				test: {
					name: 'unit',
					include: ['test/unit/**/*.test.ts'],
					setupFiles: ['test/unit/web-locks.ts'],
					environment: 'node',
					testTimeout: 120_000,
				},
			},
			oneAtATime('package', 'test/package'),
			// By itself: a million files take half an hour.
			{ test: { name: 'fuzz', include: ['test/fuzz/**/*.test.ts'], environment: 'node', testTimeout: 0 } },
			oneAtATime('chromium', 'test/browser'),
			oneAtATime('firefox', 'test/firefox'),
			oneAtATime('network', 'test/network'),
			oneAtATime('prompt', 'test/prompt'),
			oneAtATime('xmpp', 'test/xmpp'),
		],
	},
});
