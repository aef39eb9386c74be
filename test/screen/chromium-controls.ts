import type { Page } from 'playwright';
import type { Control } from './control';

/** All controls and pictures of a page in its order, those in closed shadow roots as well: the accessibility tree knows them. */
export async function controlsInChromium(page: Page, role: string): Promise<Control[]> {
	const session = await page.context().newCDPSession(page);
	try {
		const { nodes } = await session.send('Accessibility.getFullAXTree');
		const found: Control[] = [];
		for (const { role: given, name, value, ignored, backendDOMNodeId, properties = [] } of nodes) {
			if (ignored || given?.value !== role || backendDOMNodeId === undefined) continue;
			const property = (wanted: string): unknown => properties.find((entry) => entry.name === wanted)?.value.value;
			const box = await session.send('DOM.getBoxModel', { backendNodeId: backendDOMNodeId }).catch(() => undefined);
			if (!box) continue;
			const { border, width, height } = box.model;
			const [left = 0, top = 0] = border;
			found.push({
				role,
				name: String(name?.value ?? ''),
				x: left + width / 2,
				y: top + height / 2,
				width,
				height,
				value: String(value?.value ?? ''),
				isFocused: property('focused') === true,
				isDisabled: property('disabled') === true,
				live: typeof property('live') === 'string' ? String(property('live')) : undefined,
			});
		}
		return found;
	} finally {
		await session.detach();
	}
}

/** Whether a text that has this in it can be read, closed shadow trees included. */
export async function isSaidInChromium(page: Page, part: string): Promise<boolean> {
	const session = await page.context().newCDPSession(page);
	try {
		const { nodes } = await session.send('Accessibility.getFullAXTree');
		return nodes.some(({ name }) => typeof name?.value === 'string' && name.value.includes(part));
	} finally {
		await session.detach();
	}
}
