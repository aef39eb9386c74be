import { longRestMilliseconds, restMilliseconds, streamSteps } from '../shared/limits';
import { parentNodeOf } from './parents';
import { mayHoldUrl } from './text-run';

/** Texts that are being written bit by bit, as assistants and bots do it: the last word of one may be half a URL. */
export interface Growth {
	/** Notes what a page's change has made longer. */
	note(record: MutationRecord): void;
	/** Whether more may come behind a link or a text: it stands at the end of what has grown and has not rested since. */
	isUnfinished(node: Node): boolean;
}

/** What grows: how often it has since it last rested, and when it will have rested. */
interface Growing {
	readonly steps: number;
	readonly timer: ReturnType<typeof setTimeout>;
}

/** Calls back with what has grown when it has rested, until the signal ends. */
export function createGrowth(onRest: (grown: Node) => void, signal: AbortSignal): Growth {
	const growing = new Map<Node, Growing>();
	signal.addEventListener('abort', () => growing.forEach(({ timer }) => clearTimeout(timer)), { once: true });

	return {
		note(record) {
			if (!hasGrown(record)) return;
			const { target } = record;
			const known = growing.get(target);
			clearTimeout(known?.timer);
			const steps = (known?.steps ?? 0) + 1;
			const rest = (): void => {
				growing.delete(target);
				onRest(target);
			};
			growing.set(target, { steps, timer: setTimeout(rest, steps < streamSteps ? restMilliseconds : longRestMilliseconds) });
		},
		isUnfinished(node) {
			if (growing.size === 0) return false;
			for (let part: Node | null = node; part; part = parentNodeOf(part)) {
				if (growing.has(part)) return true;
				for (let next = part.nextSibling; next; next = next.nextSibling) if (next.textContent?.trim()) return false;
			}
			return false;
		},
	};
}

/** Whether what is there now begins with what was there before: in a text, in an address, or in nodes that replace others. */
function hasGrown({ type, target, attributeName, oldValue, removedNodes, addedNodes }: MutationRecord): boolean {
	if (type === 'childList') {
		const before = textOf(removedNodes);
		const now = before === '' ? '' : textOf(addedNodes);
		return mayHoldUrl(now) && isLonger(now, before);
	}
	const now = target instanceof Text ? target.data : target instanceof Element && attributeName && target.getAttribute(attributeName);
	return isLonger(now || '', oldValue ?? '');
}

function isLonger(now: string, before: string): boolean {
	return before !== '' && now.length > before.length && now.startsWith(before);
}

function textOf(nodes: NodeList): string {
	return Array.from(nodes, ({ textContent }) => textContent)
		.join('')
		.trim();
}
