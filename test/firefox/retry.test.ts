import { describe, expect, it } from 'vitest';
import { lateAnswer, latenesses } from '../fixtures/late-answers';
import { plain } from '../fixtures/pictures';
import { awaitPixels, postLink, setUpFirefox } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const png = await plain(teal).png().toBuffer();
const forms = Object.entries(latenesses(png));
const chat = setUpFirefox();

describe('a picture that is not ready yet shows by itself in Firefox', () => {
	it.each(forms.map(([name, failures], index) => ({ name, failures, index })))('after $name', async ({ failures, index }) => {
		const { server, openChat, picture } = chat.at;
		const path = `/late/${index}.png`;
		server.on(path, lateAnswer(failures, png));
		const page = await openChat();
		await postLink(page, picture(path));
		await awaitPixels(page, teal, 200 * 100);
		expect(server.requestsFor(path).map(({ method }) => method)).toEqual(Array.from({ length: failures.length + 1 }, () => 'GET'));
	});
});
