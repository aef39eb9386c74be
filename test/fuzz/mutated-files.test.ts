import process from 'node:process';
import { expect, it } from 'vitest';
import { createDraw, mutatedFile } from '../fixtures/hostile/mutations';
import { firstProblem } from '../fixtures/hostile/parsers';
import { allSamples } from '../fixtures/hostile/samples';

const files = Number(process.env['VIGNETTE_FUZZ_FILES'] ?? 1_000_000);
const seed = Number(process.env['VIGNETTE_FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const reportEvery = 20_000;
/** Files are a few kilobytes: what takes one parser or all of them this long is no busy machine any more. */
const maximumMilliseconds = 5000;
const maximumProblems = 10;

it(`each parser answers to each of ${files} mutated files (seed ${seed})`, async () => {
	const samples = await allSamples();
	const draw = createDraw(seed);
	const problems: string[] = [];
	for (let index = 1; index <= files && problems.length < maximumProblems; index += 1) {
		const file = mutatedFile(samples, draw);
		const startedAt = performance.now();
		const problem = await firstProblem(file);
		if (problem !== undefined) problems.push(problem);
		else if (performance.now() - startedAt > maximumMilliseconds) problems.push(`slow: ${Buffer.from(file).toString('base64')}`);
		if (index % reportEvery === 0) process.stdout.write(`${index} files, ${problems.length} problems\n`);
	}
	expect(problems).toEqual([]);
});
