import { LinkifyIt } from 'linkify-it';
import { candidateUrls } from '../../src/find/candidate';
import { scan } from '../../src/find/scan';
import { skippedSelector } from '../../src/find/skipped';

declare global {
	interface Window {
		/** Microseconds a message: of our scan of its elements, and of linkify-it's pass over its text. */
		measureScan(messages: number, withUrl: boolean, oursFirst: boolean): { ours: number; base: number };
	}
}

const linkify = new LinkifyIt();

window.measureScan = (messages, withUrl, oursFirst) => {
	const rows = Array.from({ length: messages }, (_, index) => {
		const row = document.createElement('div');
		const name = document.createElement('b');
		name.textContent = 'Somebody';
		const body = document.createElement('p');
		const url = withUrl ? ` https://files.example.org/${index}/picture.png` : '';
		body.textContent = `Message ${index}. It says this and that, as people do.${url} And goes on, for a line or so, until it is over.`;
		row.append(name, body);
		return row;
	});
	document.body.replaceChildren(...rows);
	const texts = rows.map(({ textContent }) => textContent);
	let found = 0;
	const visitor = {
		onUrlNode: (node: HTMLAnchorElement | Text) => void (found += candidateUrls(node, location.origin).length),
		onShadowRoot: () => {},
		onRootless: () => {},
		isOwn: () => false,
		skip: skippedSelector,
	};
	const time = (pass: () => void): number => {
		found = 0;
		const since = performance.now();
		pass();
		const milliseconds = performance.now() - since;
		if (found !== (withUrl ? messages : 0)) throw new Error(`${found} URLs were found`);
		return (1000 * milliseconds) / messages;
	};
	const ours = (): number =>
		time(() =>
			rows.forEach((row) => {
				for (const _ of scan(row, visitor));
			}),
		);
	const base = (): number => time(() => texts.forEach((text) => void (found += linkify.match(text)?.length ?? 0)));
	if (oursFirst) return { ours: ours(), base: base() };
	const first = base();
	return { ours: ours(), base: first };
};
