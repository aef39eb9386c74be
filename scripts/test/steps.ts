import { build, builds } from '../builds';
import type { BuildName } from '../builds';
import { makePackages } from '../package/make-packages';
import { browsers, browserSteps } from './browser-steps';
import { scanBundles } from './bundle-scan';
import { toolStep } from './command-step';
import { failed, passed } from './step';
import type { Step } from './step';
import { lintForStore } from './store-lint';
import { runVitest } from './vitest-step';

/** WXT writes the types of the manifest, the messages and the TypeScript options that all checks of types extend. */
const prepare = toolStep('prepare', 'Generated types', [], { packageName: 'wxt', args: ['prepare'] });

const checks: readonly Step[] = [
	toolStep('format', 'Format', [], { packageName: 'oxfmt', args: ['--check'], cure: '`npx oxfmt` formats everything.' }),
	toolStep('lint', 'Lint', ['prepare'], {
		packageName: 'oxlint',
		args: ['--deny-warnings'],
		cure: '`npx oxlint --fix` mends some of it.',
	}),
	toolStep('types', 'Types', ['prepare'], { packageName: 'typescript', programName: 'tsc', args: ['--noEmit'] }),
	toolStep('knip', 'Unused files, exports and packages', ['prepare'], { packageName: 'knip', args: ['--no-progress'] }),
];

const unit: Step = {
	id: 'unit',
	title: 'Unit tests',
	needs: ['prepare'],
	run: ({ say }, output) => runVitest('unit', { say, output }),
};

function buildStep(id: string, title: string, make: () => Promise<string | undefined>): Step {
	return {
		id: `build:${id}`,
		title,
		needs: [],
		async run({ say }) {
			const problem = await make();
			if (problem === undefined) return passed;
			say(problem);
			return failed();
		},
	};
}

const buildNames: readonly BuildName[] = ['chrome', 'firefox', 'chrome-e2e', 'firefox-e2e'];
const buildSteps = [
	...buildNames.map((name) => buildStep(name, builds[name].title, () => build(name))),
	buildStep('packages', 'Packages for the stores', makePackages),
];

const size = toolStep('size', 'Size budgets', ['build:chrome'], { packageName: 'size-limit', args: [] });

const store: Step = {
	id: 'store',
	title: "The stores' own lint",
	needs: ['build:firefox'],
	run: (surroundings) => lintForStore(surroundings),
};

const packages: Step = {
	id: 'package',
	title: "What is in the packages, and Firefox's built again from its source",
	needs: ['build:packages'],
	aside: true,
	run: ({ say }, output) => runVitest('package', { say, output }),
};

const bundles: Step = {
	id: 'bundles',
	title: 'No text becomes code or markup',
	needs: ['build:chrome', 'build:firefox'],
	run: (surroundings) => Promise.resolve(scanBundles(surroundings)),
};

/** All that `npm test` does, the quickest first, and builds soon, so that what runs beside the others can begin. */
export const steps: readonly Step[] = [prepare, ...checks, ...buildSteps, size, store, bundles, browsers, unit, packages, ...browserSteps];
