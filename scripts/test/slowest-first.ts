import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes a minute and more, the slowest first; where durations of earlier runs are kept, they are not counted on. */
const slow = [
	'scroll-reading',
	'scroll-edges',
	'frameworks',
	'stillness',
	'virtual-list',
	'scroll-input',
	'scroll-pinned',
	'retry',
	'transfer',
	'own-pages',
	'popup',
	'faults',
	'hostile-files',
];

/** Begins with the files that take longest, so that none of them runs on alone when all others are done. */
export class SlowestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({ moduleId }: TestSpecification): number => {
			const place = slow.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
			return place < 0 ? slow.length : place;
		};
		return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
	}
}
