import { text } from '../../shared/text';
import { byId } from '../localise';

/** Shows only the settings whose words hold what is searched for; a section whose heading does is shown whole. */
export function createSearch(page: Document): { apply(): void } {
	const field = byId(page, 'search', HTMLInputElement);
	const found = byId(page, 'search-outcome');
	const sections = [...page.querySelectorAll<HTMLElement>('main > section')];

	const apply = (): void => {
		const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
		const has = (element: Element | null): boolean =>
			words.every((word) => element?.textContent.toLocaleLowerCase().includes(word) ?? false);
		let count = 0;
		for (const section of sections) {
			const isWhole = has(section.querySelector('h2'));
			const entries = [...section.querySelectorAll<HTMLElement>('.searchable')];
			for (const entry of entries) {
				const isFound = isWhole || has(entry);
				entry.classList.toggle('not-found', !isFound);
				if (isFound) count += 1;
			}
			const isFound = isWhole || entries.some((entry) => !entry.classList.contains('not-found'));
			for (const element of [section, page.querySelector(`nav [href="#${section.id}"]`)]) {
				element?.classList.toggle('not-found', !isFound);
			}
		}
		const sentence = words.length === 0 ? '' : count === 0 ? text('search_nothing') : text('search_found', String(count));
		if (found.textContent !== sentence) found.textContent = sentence;
	};

	field.addEventListener('input', apply);
	field.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape' || field.value === '') return;
		event.preventDefault();
		field.value = '';
		apply();
	});
	return { apply };
}
