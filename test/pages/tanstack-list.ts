import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { messageCount, messageText } from './five-thousand';

/** Rows in absolute positions. Their elements are few, and are given another message as the list scrolls. */
const isMeasured = new URLSearchParams(location.search).get('heights') === 'measured';
const rowHeightCssPixels = 40;

const app = document.querySelector('#app') ?? document.body;
const list = document.createElement('div');
list.className = 'list';
list.setAttribute('style', 'height: 100vh; overflow: auto');
const inner = document.createElement('div');
inner.className = 'inner';
list.append(inner);
app.append(list);
const rows: HTMLElement[] = [];

function render(): void {
	const items = virtualizer.getVirtualItems();
	inner.setAttribute('style', `position: relative; height: ${virtualizer.getTotalSize()}px`);
	while (rows.length < items.length) {
		const row = document.createElement('div');
		row.className = 'row';
		row.append('');
		inner.append(row);
		rows.push(row);
	}
	for (const [at, row] of rows.entries()) {
		// The same few elements go round: message 25 is shown by what showed message 5.
		const item = items.find(({ index }) => index % rows.length === at);
		row.style.display = item ? '' : 'none';
		if (!item) continue;
		row.dataset['index'] = String(item.index);
		row.style.cssText += `; position: absolute; top: ${item.start}px; left: 0; right: 0`;
		if (!isMeasured) row.style.height = `${rowHeightCssPixels}px`;
		const text = row.firstChild;
		if (text instanceof Text && text.data !== messageText(item.index)) text.data = messageText(item.index);
		if (isMeasured) virtualizer.measureElement(row);
	}
}

const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
	count: messageCount,
	getScrollElement: () => list,
	estimateSize: () => rowHeightCssPixels,
	scrollToFn: elementScroll,
	observeElementRect,
	observeElementOffset,
	onChange: () => render(),
});
virtualizer._didMount();
virtualizer._willUpdate();
render();
