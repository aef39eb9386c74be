import { client, xml, type Client, type Element } from '@xmpp/client';
import type { Account } from './ejabberd';

const answerTimeoutMilliseconds = 10_000;

/** Who is to post, and where. */
export interface PosterOptions {
	/** Client to server on 127.0.0.1, plain TCP. */
	readonly xmppPort: number;
	readonly account: Account;
	/** The room's bare address. */
	readonly room: string;
	/** The name in the room. */
	readonly nickname: string;
}

/** Somebody else in the room. */
export interface Poster {
	/** Posts a message and returns its id once the room has passed it on to everybody. Throws if the room refuses or does not answer. */
	readonly post: (body: string) => Promise<string>;
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
 * Logs in with a real XMPP client of another make than the web chat under test, and joins a room (XEP-0045).
 * Throws if the server refuses either.
 */
export async function joinAsPoster({ xmppPort, account, room, nickname }: PosterOptions): Promise<Poster> {
	const [username = '', domain = ''] = account.jid.split('@');
	const connection = client({ service: `xmpp://127.0.0.1:${xmppPort}`, domain, username, password: account.password });
	connection.reconnect.stop();
	// Failures reach the caller by the calls that they concern; unheard, the event would end the process.
	connection.on('error', () => undefined);
	await connection.start();

	const occupant = `${room}/${nickname}`;
	const send = async (...payload: readonly Element[]): Promise<string> => {
		const id = crypto.randomUUID();
		const message = xml('message', { type: 'groupchat', to: room, id }, ...payload);
		await sendAndWait(connection, message, (answer) => answer.is('message') && answer.attrs['from'] === occupant);
		return id;
	};
	const presence = xml('presence', { to: occupant, id: crypto.randomUUID() }, xml('x', { xmlns: 'http://jabber.org/protocol/muc' }));
	try {
		await sendAndWait(connection, presence, (answer) => answer.is('presence') && answer.attrs['from'] === occupant);
	} catch (problem) {
		await connection.stop();
		throw problem;
	}

	return {
		post: (body) => send(xml('body', {}, body)),
		correct: (id, body) => send(xml('body', {}, body), xml('replace', { xmlns: 'urn:xmpp:message-correct:0', id })),
		async close() {
			await connection.stop();
		},
	};
}
