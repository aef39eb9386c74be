import type { MessagePictures } from '../../../src/show/message-pictures';

/** The pictures of a message that nothing happens to. */
export const stillMessage: MessagePictures = {
	reserve() {},
	pass() {},
	hasTurn: () => true,
	show() {},
	remove() {},
	settle() {},
	holds: () => true,
	isEmpty: false,
	isCrowdedOut: false,
};
