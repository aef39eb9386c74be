import type { UserConfig } from 'wxt';

/**
 * How the packages for the stores are made. The source package holds what Firefox's package is built from, so that whoever
 * has it can build the same bytes again, and nothing else: no tests, no tools but those of the build.
 */
export const packages: NonNullable<UserConfig['zip']> = {
	name: 'vignette',
	artifactTemplate: '{{name}}-{{version}}-{{browser}}.zip',
	sourcesTemplate: '{{name}}-{{version}}-firefox-source.zip',
	includeSources: [
		'.npmrc',
		'LICENSE',
		'package.json',
		'package-lock.json',
		'tsconfig.json',
		'wxt.config.ts',
		'build/**',
		'docs/store/review-notes.md',
		'entrypoints/**',
		'public/**',
		'src/**',
	],
};
