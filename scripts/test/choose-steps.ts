import type { Step } from './step';

/** Which steps to run, in their order; or what was asked for that does not exist. */
export type Choice = { readonly steps: readonly Step[] } | { readonly unknownNames: readonly string[] };

/**
 * Chooses the steps that are named, by their id or their group (`build` is `build:chrome`, `build:firefox`, …),
 * with all that they need. No name means all of them.
 */
export function chooseSteps(all: readonly Step[], names: readonly string[]): Choice {
	if (names.length === 0) return { steps: all };
	const isNamed = (step: Step, name: string) => step.id === name || step.id.startsWith(`${name}:`);
	const unknownNames = names.filter((name) => !all.some((step) => isNamed(step, name)));
	if (unknownNames.length > 0) return { unknownNames };

	const chosen = new Set<string>();
	const choose = (step: Step): void => {
		if (chosen.has(step.id)) return;
		chosen.add(step.id);
		all.filter(({ id }) => step.needs.includes(id)).forEach(choose);
	};
	all.filter((step) => names.some((name) => isNamed(step, name))).forEach(choose);
	return { steps: all.filter((step) => chosen.has(step.id)) };
}
