/** A message of a fixture chat; its URL, if it has one, is a link or stands in the text. */
export interface Message {
	readonly id: number;
	readonly words: string;
	readonly url: string | undefined;
	readonly isLink: boolean;
}

/** What a fixture chat shows; each framework renders it in its own way. */
export interface ChatState {
	readonly messages: readonly Message[];
	/** Stands in every row, so that another number renders all rows anew. */
	readonly renders: number;
	/** The key of the container: another number swaps all of it. */
	readonly container: number;
}

/** How a framework's page shows a state; resolves when the DOM is as the state says. */
export type RenderChat = (state: ChatState) => void | Promise<void>;

/** What tests call in a fixture page. */
export interface RandomChat {
	/** Starts over with this seed and these pictures. */
	start(seed: number, urls: readonly string[]): Promise<void>;
	/** Makes so many random changes, a few in each frame. */
	drive(changes: number): Promise<void>;
}

declare global {
	var chat: RandomChat;
}

/** So many messages fit into the test's window. */
const maximumMessages = 12;

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** Makes the chat that tests drive, shown by a framework. */
export function serveRandomChat(render: RenderChat): void {
	let random = createRandom(0);
	let urls: readonly string[] = [];
	let state: ChatState = { messages: [], renders: 0, container: 0 };
	let count = 0;

	const upTo = (limit: number): number => Math.floor(random() * limit);
	const createMessage = (): Message => {
		count += 1;
		const url = random() < 0.6 ? urls[upTo(urls.length)] : undefined;
		return { id: count, words: `Message ${count}`, url, isLink: random() < 0.5 };
	};
	const change = (): Partial<ChatState> => {
		const { messages, renders, container } = state;
		const at = upTo(messages.length);
		const replaced = (edit: (message: Message) => Message): Message[] =>
			messages.map((each, index) => (index === at ? edit(each) : each));
		const kinds: (() => Partial<ChatState>)[] = [
			() => ({ messages: [...messages, createMessage()].slice(-maximumMessages) }),
			() => ({ messages: [createMessage(), createMessage(), ...messages].slice(0, maximumMessages) }),
			() => ({ messages: replaced((each) => ({ ...each, words: `${each.words.split(',')[0]}, edited ${upTo(100)}` })) }),
			() => ({ messages: replaced((each) => ({ ...each, url: urls[upTo(urls.length)] })) }),
			() => ({ messages: replaced((each) => ({ ...each, url: undefined })) }),
			() => ({ messages: messages.toSpliced(at, 1) }),
			() => ({
				messages: messages
					.map((each) => ({ each, by: random() }))
					.toSorted((one, other) => one.by - other.by)
					.map(({ each }) => each),
			}),
			() => ({ messages: messages.toReversed() }),
			() => ({ renders: renders + 1 }),
			() => (random() < 0.2 ? { container: container + 1 } : { messages: [...messages, createMessage()].slice(-maximumMessages) }),
		];
		return kinds[upTo(kinds.length)]?.() ?? {};
	};
	const frame = async (): Promise<unknown> => new Promise((resolve) => void requestAnimationFrame(resolve));

	globalThis.chat = {
		async start(seed, pictures) {
			random = createRandom(seed);
			urls = pictures;
			state = { messages: Array.from({ length: maximumMessages }, createMessage), renders: 0, container: 0 };
			await render(state);
		},
		async drive(changes) {
			for (let index = 0; index < changes; index += 1) {
				state = { ...state, ...change() };
				await render(state);
				if (index % 3 === 0) await frame();
			}
			await frame();
		},
	};
}
