import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../../scripts/setup/project-folder.mjs';
import { sinksIn, unknownSinks } from '../../../scripts/test/bundle-scan';

describe('THREAT 35: a built script', () => {
	it.each([
		['eval', 'return eval(x)'],
		['eval', '(0,eval)(x)'],
		['Function', 'new Function("a",b)()'],
		['Function', 'let f=Function(b)'],
		['timer with text', 'setTimeout("go()",9)'],
		['innerHTML', 'e.innerHTML=t'],
		['innerHTML', 'e.innerHTML += t'],
		['outerHTML', 'e.outerHTML=t'],
		['srcdoc', 'f.srcdoc=t'],
		['insertAdjacentHTML', 'e.insertAdjacentHTML(`beforeend`,t)'],
		['document.write', 'document.write(t)'],
		['markup unsafe', 'e.setHTMLUnsafe(t)'],
		['markup unsafe', 'r.createContextualFragment(t)'],
		['parseFromString', 'new DOMParser().parseFromString(t,`text/html`)'],
		['import by a computed name', 'await import(name)'],
		['importScripts', 'importScripts(`a.js`)'],
		['code from elsewhere', 'let u="https://cdn.example.org/a.js?v=1"'],
		['code from elsewhere', 'import("https://example.org/a")'],
		['script element', 'document.createElement(`script`)'],
	])('with a place for %s is found out: %s', (sink, script) => {
		expect(sinksIn('chunks/popup-AbCd1234.js', script)).toContainEqual({ file: 'chunks/popup.js', sink, count: 1 });
	});

	it.each([
		['inline script', '<body><script>go()</script>'],
		['script from elsewhere', '<script type="module" src="https://example.org/a.js"></script>'],
		['script from elsewhere', '<script src=//example.org/a.js></script>'],
		['handler', '<body onload="go()">'],
	])('is not all that is looked at: pages with %s', (sink, page) => {
		expect(sinksIn('popup.html', page)).toContainEqual({ file: 'popup.html', sink, count: 1 });
	});

	it.each([
		['popup.html', '<script type="module" crossorigin src="/chunks/popup-AbCd1234.js"></script><body>'],
		['a.js', 'if(e.innerHTML===t)retrieval(t),isFunction(t),setTimeout(t,9),x.eval(1),import("./a.js"),/re/.test(e.outerHTML)'],
	])('without any is let through: %s', (file, content) => expect(sinksIn(file, content)).toEqual([]));

	it('is compared with what is known, both ways', () => {
		const known = [{ file: 'a.js', sink: 'eval', count: 1, reason: 'never called' }];
		expect(unknownSinks([{ file: 'a.js', sink: 'eval', count: 1 }], known)).toEqual([]);
		expect(unknownSinks([{ file: 'a.js', sink: 'eval', count: 2 }], known)).toHaveLength(2);
		expect(unknownSinks([], known)).toEqual(['a.js: eval × 1 is not there any more']);
	});
});

describe('THREAT 35: a package that reads what strangers send', () => {
	const lock = v.parse(
		v.object({ packages: v.record(v.string(), v.object({ version: v.optional(v.string()), integrity: v.optional(v.string()) })) }),
		JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')),
	);
	const asNumber = (version: string): number => version.split('.').reduce((sum, part) => sum * 10_000 + Number(part), 0);

	// DOMPurify mends a way around it every month or so; before 21.3.4 a file of 55 bytes hung file-type (CVE-2026-31808).
	it.each([
		['dompurify', '3.4.18'],
		['file-type', '21.3.4'],
	])('%s is no older than %s', (name, minimum) => {
		const version = lock.packages[`node_modules/${name}`]?.version ?? '0.0.0';
		expect(version).toMatch(/^\d+\.\d+\.\d+$/);
		expect(asNumber(version)).toBeGreaterThanOrEqual(asNumber(minimum));
	});

	it('is of an exact version, and no other than it was', () => {
		const { dependencies } = v.parse(
			v.object({ dependencies: v.record(v.string(), v.string()) }),
			JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')),
		);
		expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
		const unsigned = Object.keys(dependencies).filter((name) => lock.packages[`node_modules/${name}`]?.integrity === undefined);
		expect(unsigned).toEqual([]);
	});
});
