import { askWorkerAbout, type KeptPictures } from '../../messages/own-pages';
import { megabytes } from '../../shared/megabytes';
import { text } from '../../shared/text';
import { byId } from '../localise';
import type { Section, SectionTools } from './section';

/** What is kept of pictures, and a way to forget it. */
export function createCacheSection({ page, say }: SectionTools): Section {
	const use = byId(page, 'cache-use');
	const clear = byId(page, 'clear-cache', HTMLButtonElement);

	const show = (kept: KeptPictures | undefined): void => {
		use.textContent = kept ? text('cache_use', String(kept.entries), megabytes(kept.bytes)) : text('cache_unknown');
	};
	clear.addEventListener('click', () => {
		void askWorkerAbout('clear-cache').then((kept) => {
			show(kept);
			say(text(kept ? 'cache_cleared' : 'cache_unknown'), !kept);
		});
	});
	return { show: () => void askWorkerAbout('cache-use').then(show) };
}
