import { expect, test } from 'vitest';
import { nodeVersionProblem } from '../../../scripts/setup/node-version.mjs';

test.each(['20.19.0', '20.20.2', '22.12.0', '22.21.1', '23.0.0', '24.11.0'])('Node %s will do', (version) => {
	expect(nodeVersionProblem(version)).toBeUndefined();
});

test.each(['18.20.4', '20.18.3', '21.7.3', '22.11.0'])('Node %s is refused with what to do', (version) => {
	expect(nodeVersionProblem(version)).toMatch(new RegExp(`Node 22\\.12 or newer .* this is Node ${version}\\. .*https://nodejs\\.org`));
});
