import { hiddenState, hideEverywhere, hideInTab, onHiddenChanged } from '../settings/hidden';
import { text } from '../shared/text';

/** The popup's button that hides all pictures of its tab at once, and shows them again, wherever they were hidden from. */
export interface HideNow {
	show(isOn: boolean): Promise<void>;
}

/** Takes over a button. */
export function createHideNow(button: HTMLElement, tabId: number): HideNow {
	let isOn = false;

	const show = async (): Promise<void> => {
		const { everywhere, inTab } = await hiddenState(tabId);
		button.hidden = !isOn;
		button.textContent = text(everywhere || inTab ? 'popup_unhide' : 'popup_hide');
	};
	button.addEventListener('click', () => {
		void hiddenState(tabId).then(({ everywhere, inTab }) => (everywhere ? hideEverywhere(false) : hideInTab(tabId, !inTab)));
	});
	onHiddenChanged(() => void show());

	return {
		show(isOnNow) {
			isOn = isOnNow;
			return show();
		},
	};
}
