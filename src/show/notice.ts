import { noticeMilliseconds } from '../shared/limits';
import { markLanguage, text } from '../shared/text';
import { createIconButton } from './icon';
import iconCss from './icon.css?inline';
import noticeCss from './notice.css?inline';
import { createSurface } from './surface';

/** What can be taken back from a notice. */
export interface NoticeAction {
	readonly label: string;
	readonly act: () => void;
}

/** Says in a corner of a page, for a while, what a person's choice has done. */
export interface Notice {
	say(sentence: string, action?: NoticeAction): void;
}

/** Sets up; nothing is on the page while nothing is said. `own` is told of what is put there. */
export function createNotice(page: Document, own: WeakSet<Element>): Notice {
	let host: HTMLElement | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const remove = (): void => {
		clearTimeout(timer);
		host?.remove();
		host = undefined;
	};

	const leaveLater = (element: HTMLElement): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			// Whoever points at it or has the focus in it is still reading.
			if (element.matches(':hover, :focus-within')) leaveLater(element);
			else remove();
		}, noticeMilliseconds);
	};

	return {
		say(sentence, action) {
			remove();
			const { element, root } = createSurface(page, own, iconCss, noticeCss);
			host = element;
			const notice = page.createElement('div');
			notice.className = 'notice';
			notice.popover = 'manual';
			markLanguage(notice);
			const words = page.createElement('span');
			words.role = 'status';
			notice.append(words);
			if (action) {
				const button = page.createElement('button');
				button.type = 'button';
				button.textContent = action.label;
				button.addEventListener('click', (event) => {
					if (!event.isTrusted) return;
					remove();
					action.act();
				});
				notice.append(button);
			}
			notice.append(createIconButton(page, 'close', text('lightbox_close'), remove));
			root.append(notice);
			// Under a page's own modal dialog everything else is dead; what a person has just used is in the one on top.
			const modal = [...page.querySelectorAll('dialog:modal')].findLast((dialog) => dialog.checkVisibility());
			(modal ?? page.documentElement).append(host);
			notice.showPopover();
			// Said after it is there, so that it is heard.
			words.textContent = sentence;
			leaveLater(notice);
		},
	};
}
