import { describe, it } from 'vitest';
import { expectWholeIn, layoutViewport } from '../fixtures/layout-page';
import { layouts } from '../fixtures/layouts';
import { setUpChat } from './chat-setup';

const chat = setUpChat({ viewport: layoutViewport });

describe('a picture is whole, and the layout of the chat as it was', () => {
	it.each(layouts)('with $name', async (layout) => {
		const { server, openChat, picture } = chat.at;
		await expectWholeIn(layout, server, picture(`/layout-${layouts.indexOf(layout)}.png`), (html) => openChat({ html }));
	});
});
