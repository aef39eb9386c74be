/** What a key does while a picture is looked at alone. */
export type Command =
	| 'close'
	| 'previous'
	| 'next'
	| 'first'
	| 'last'
	| 'zoom-in'
	| 'zoom-out'
	| 'fit'
	| 'actual'
	| 'rotate'
	| 'play'
	| 'copy'
	| 'left'
	| 'right'
	| 'up'
	| 'down';

const commands: Readonly<Record<string, Command>> = {
	Escape: 'close',
	PageUp: 'previous',
	PageDown: 'next',
	Home: 'first',
	End: 'last',
	'+': 'zoom-in',
	'=': 'zoom-in',
	'-': 'zoom-out',
	'0': 'fit',
	'1': 'actual',
	r: 'rotate',
	p: 'play',
	ArrowLeft: 'left',
	ArrowRight: 'right',
	ArrowUp: 'up',
	ArrowDown: 'down',
};

/** What a person wants with a key; undefined for the browser's own keys, and those that press a button. */
export function commandFor(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): Command | undefined {
	const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
	if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'c') return 'copy';
	if (ctrlKey || metaKey || altKey) return undefined;
	const name = key.length === 1 ? key.toLowerCase() : key;
	return Object.hasOwn(commands, name) ? commands[name] : undefined;
}
