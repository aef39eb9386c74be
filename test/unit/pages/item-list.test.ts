// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createItemList, type ListItem } from '../../../src/pages/item-list';
import { find, page } from '../find/build';

const refused = (host: string): ListItem => ({ sentence: `${host} may not be asked.`, action: { label: `Allow ${host}`, act() {} } });

beforeEach(() => {
	page('<section hidden><ul></ul></section>');
});

test('the button that has the focus keeps it when another line comes before it', () => {
	const list = createItemList(find('section'));
	list.show([refused('a.example')]);
	find('button').focus();
	list.show([refused('b.example'), refused('a.example')]);
	expect([...document.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
		'b.example may not be asked.Allow b.example',
		'a.example may not be asked.Allow a.example',
	]);
	expect(document.activeElement?.textContent).toBe('Allow a.example');
});
