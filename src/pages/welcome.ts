import { everywhere, isGranted, onGrantsChanged, requestGrant } from '../settings/permissions';
import { text } from '../shared/text';
import { byId, localise } from './localise';

/** The page that is shown once, after the installation: what Vignette does, and its one step. */
export async function openWelcome(page: Document): Promise<void> {
	localise(page);
	const grant = byId(page, 'grant');
	const outcome = byId(page, 'outcome');

	const show = async (): Promise<void> => {
		const granted = await isGranted(everywhere);
		grant.hidden = granted;
		if (granted) outcome.textContent = text('welcome_granted');
	};

	grant.addEventListener('click', () => {
		void requestGrant(everywhere).then((granted) => {
			outcome.textContent = text(granted ? 'welcome_granted' : 'welcome_declined');
			grant.hidden = granted;
		});
	});
	onGrantsChanged(() => void show());
	await show();
}
