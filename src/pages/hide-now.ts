import { hiddenState, hideEverywhere, hideInTab, onHiddenChanged } from '../settings/hidden';
import { text } from '../shared/text';

/** The popup's buttons that hide all pictures at once, of its tab or of all tabs, and show them again, wherever they were hidden from. */
export interface HideNow {
	show(isOn: boolean): Promise<void>;
}

/** Takes over two buttons. */
export function createHideNow(here: HTMLElement, inAllTabs: HTMLElement, tabId: number): HideNow {
	let isOn = false;

	const show = async (): Promise<void> => {
		const { everywhere, inTab } = await hiddenState(tabId);
		here.hidden = !isOn;
		here.textContent = text(everywhere || inTab ? 'popup_unhide' : 'popup_hide');
		// Once that is so, the other button takes it back.
		inAllTabs.hidden = !isOn || everywhere;
	};
	here.addEventListener('click', () => {
		void hiddenState(tabId).then(({ everywhere, inTab }) => (everywhere ? hideEverywhere(false) : hideInTab(tabId, !inTab)));
	});
	inAllTabs.addEventListener('click', () => {
		// The button goes away with its click.
		here.focus();
		void hideEverywhere(true);
	});
	onHiddenChanged(() => void show());

	return {
		show(isOnNow) {
			isOn = isOnNow;
			return show();
		},
	};
}
