import { expect, it } from 'vitest';
import { createDraw, mutatedFile } from '../../fixtures/hostile/mutations';
import { firstProblem } from '../../fixtures/hostile/parsers';
import { allSamples } from '../../fixtures/hostile/samples';

const files = 10_000;
const seed = 20_261_127;

it('THREAT 23: each parser answers to each of ten thousand mutated files, of its own kind and of others', async () => {
	const samples = await allSamples();
	const draw = createDraw(seed);
	const problems: string[] = [];
	for (let index = 0; index < files && problems.length < 5; index += 1) {
		const problem = await firstProblem(mutatedFile(samples, draw));
		if (problem !== undefined) problems.push(problem);
	}
	expect(problems).toEqual([]);
});

it('THREAT 23: each parser answers to every beginning of a small file of each kind', async () => {
	const problems: string[] = [];
	for (const sample of await allSamples()) {
		// Of the longest ones every tenth is enough: their headers are at the start.
		const step = sample.length > 1000 ? 10 : 1;
		for (let length = 0; length < sample.length; length += length < 400 ? 1 : step) {
			const problem = await firstProblem(Uint8Array.from(sample.subarray(0, length)));
			if (problem !== undefined) problems.push(problem);
		}
	}
	expect(problems).toEqual([]);
});
