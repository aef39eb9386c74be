import { client, xml, type Client, type Element } from '@xmpp/client';
import type { ConverseChat } from './converse-page';
import type { Account } from '../servers/ejabberd';
import { uploadFile } from './upload';

const answerTimeoutMilliseconds = 10_000;

/** Who is to post, and where. */
export interface PosterOptions {
	/** Client to server on 127.0.0.1, plain TCP. */
	readonly xmppPort: number;
	readonly account: Account;
	/** Where to: a room, under a name, or one other person. */
	readonly chat: ConverseChat;
}

/** Somebody else in the chat. */
export interface Poster {
	/** Posts a message and returns its id; in a room once it has passed it on to everybody. Throws if the room refuses or does not answer. */
	readonly post: (body: string, outOfBand?: string) => Promise<string>;
	/** Uploads a file by way of the server (XEP-0363), and returns its address. Throws where the server refuses. */
	readonly upload: (name: string, bytes: Uint8Array) => Promise<string>;
	/** Replaces the text of the poster's latest message (XEP-0308), as `post` posts. */
	readonly correct: (id: string, body: string) => Promise<string>;
	/** Leaves and disconnects. */
	readonly close: () => Promise<void>;
}

/** Sends a stanza and waits for the room's answer to it: its reflection, or an error. */
function sendAndWait(connection: Client, stanza: Element, isAnswer: (answer: Element) => boolean): Promise<void> {
	return new Promise((resolve, reject) => {
		const deadline = AbortSignal.timeout(answerTimeoutMilliseconds);
		const settle = (problem?: string): void => {
			connection.removeListener('stanza', listen);
			deadline.removeEventListener('abort', giveUp);
			if (problem === undefined) resolve();
			else reject(new Error(`${problem} (sent: ${String(stanza)})`));
		};
		const giveUp = (): void => settle('The room did not answer.');
		const listen = (answer: Element): void => {
			if (answer.attrs['id'] !== stanza.attrs['id']) return;
			if (answer.attrs['type'] === 'error') settle(`The room refused: ${String(answer)}`);
			else if (isAnswer(answer)) settle();
		};
		deadline.addEventListener('abort', giveUp);
		connection.on('stanza', listen);
		connection.send(stanza).catch((problem: unknown) => settle(String(problem)));
	});
}

/**
 * Logs in with a real XMPP client of another make than the web chat under test, and joins the room (XEP-0045) where it is one.
 * Throws if the server refuses either.
 */
export async function joinAsPoster({ xmppPort, account, chat }: PosterOptions): Promise<Poster> {
	const [username = '', domain = ''] = account.jid.split('@');
	const connection = client({ service: `xmpp://127.0.0.1:${xmppPort}`, domain, username, password: account.password });
	connection.reconnect.stop();
	// Failures reach the caller by the calls that they concern; unheard, the event would end the process.
	connection.on('error', () => undefined);
	await connection.start();

	const send = async (...payload: readonly Element[]): Promise<string> => {
		const id = crypto.randomUUID();
		if ('room' in chat) {
			const message = xml('message', { type: 'groupchat', to: chat.room, id }, ...payload);
			await sendAndWait(connection, message, (answer) => answer.is('message') && answer.attrs['from'] === occupant(chat));
		} else await connection.send(xml('message', { type: 'chat', to: chat.contact, id }, ...payload));
		return id;
	};
	try {
		if ('room' in chat) await join(connection, occupant(chat));
	} catch (problem) {
		await connection.stop();
		throw problem;
	}

	return {
		post: (body, outOfBand) => {
			const attachment = outOfBand === undefined ? [] : [xml('x', { xmlns: 'jabber:x:oob' }, xml('url', {}, outOfBand))];
			return send(xml('body', {}, body), ...attachment);
		},
		upload: (name, bytes) => uploadFile(connection, `upload.${domain}`, name, bytes),
		correct: (id, body) => send(xml('body', {}, body), xml('replace', { xmlns: 'urn:xmpp:message-correct:0', id })),
		async close() {
			await connection.stop();
		},
	};
}

function occupant({ room, nickname }: { readonly room: string; readonly nickname: string }): string {
	return `${room}/${nickname}`;
}

async function join(connection: Client, address: string): Promise<void> {
	const presence = xml('presence', { to: address, id: crypto.randomUUID() }, xml('x', { xmlns: 'http://jabber.org/protocol/muc' }));
	await sendAndWait(connection, presence, (answer) => answer.is('presence') && answer.attrs['from'] === address);
}
