// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createPostedIndex, type PostedUrl } from '../../../src/find/posted';

function entry(name: string, row?: Element, node = document.createTextNode('')): PostedUrl {
	return { name, row, node };
}

test('the first of a URL in a row leads, and the next when it has gone', () => {
	const posted = createPostedIndex();
	const row = document.createElement('li');
	const [one, two, three] = [entry('u', row), entry('u', row), entry('u', row)];
	expect([one, two, three].map((each) => posted.add(each))).toEqual([true, false, false]);
	expect(posted.remove(two)).toBeUndefined();
	expect(posted.remove(one)).toBe(three);
	expect(posted.remove(three)).toBeUndefined();
	expect(posted.all()).toEqual([]);
	expect(posted.add(one)).toBe(true);
});

test('another URL, another row and no row are each their own', () => {
	const posted = createPostedIndex();
	const row = document.createElement('li');
	expect(posted.add(entry('u', row))).toBe(true);
	expect(posted.add(entry('v', row))).toBe(true);
	expect(posted.add(entry('u', document.createElement('li')))).toBe(true);
	expect(posted.add(entry('u'))).toBe(true);
	expect(posted.add(entry('u'))).toBe(true);
});

test('everything is found by its node and by its URL', () => {
	const posted = createPostedIndex();
	const node = document.createTextNode('');
	const [one, two, other] = [entry('u', undefined, node), entry('v', undefined, node), entry('u')];
	for (const each of [one, two, other]) posted.add(each);
	expect(posted.at(node)).toEqual([one, two]);
	expect([...posted.named('u')]).toEqual([one, other]);
	expect(posted.at(document.createTextNode(''))).toEqual([]);
	expect([...posted.named('w')]).toEqual([]);
});
