import { createSocket } from 'node:dgram';
import ipaddr from 'ipaddr.js';

/** The addresses of a name; `count` says how often this name and kind of address was asked for before. */
export type DnsAnswer = (name: string, count: number) => readonly string[];

/** A DNS server (RFC 1035) that knows what a test tells it, and keeps a log. */
export interface DnsServer {
	/** The names that were asked for, in lower case, in order. */
	readonly asked: readonly string[];
	/** Sets the addresses of a name and of all names below it. */
	set(name: string, answer: readonly string[] | DnsAnswer): void;
	close(): Promise<void>;
}

const typeA = 1;
const typeAaaa = 28;
const nameDoesNotExist = 3;

interface Question {
	readonly name: string;
	readonly type: number;
	/** The question's own bytes, which the answer repeats. */
	readonly bytes: Buffer;
}

function readQuestion(query: Buffer): Question {
	const labels: string[] = [];
	let offset = 12;
	for (let length = query.readUInt8(offset); length > 0; length = query.readUInt8(offset)) {
		labels.push(query.toString('latin1', offset + 1, offset + 1 + length));
		offset += 1 + length;
	}
	const name = labels.join('.').toLowerCase();
	return { name, type: query.readUInt16BE(offset + 1), bytes: query.subarray(12, offset + 5) };
}

/** One record: the name as a pointer to the question's, class IN, to be kept for no time. */
function record(address: string): Buffer {
	const bytes = Buffer.from(ipaddr.parse(address).toByteArray());
	const head = Buffer.from([0xc0, 12, 0, bytes.length === 4 ? typeA : typeAaaa, 0, 1, 0, 0, 0, 0, 0, bytes.length]);
	return Buffer.concat([head, bytes]);
}

function reply(query: Buffer, question: Question, addresses: readonly string[] | undefined): Buffer {
	const wanted = (addresses ?? []).filter((address) => ipaddr.IPv6.isValid(address) === (question.type === typeAaaa));
	const records = question.type === typeA || question.type === typeAaaa ? wanted.map(record) : [];
	const head = Buffer.alloc(12);
	query.copy(head, 0, 0, 2);
	head.writeUInt16BE(0x8180 + (addresses ? 0 : nameDoesNotExist), 2);
	head.writeUInt16BE(1, 4);
	head.writeUInt16BE(records.length, 6);
	return Buffer.concat([head, question.bytes, ...records]);
}

/** Starts on port 53 of 127.0.0.1, where the private network's resolver asks; unknown names do not exist. */
export async function startDnsServer(): Promise<DnsServer> {
	const answers = new Map<string, DnsAnswer>();
	const asked: string[] = [];
	const counts = new Map<string, number>();
	const socket = createSocket('udp4');

	const answerTo = (name: string): DnsAnswer | undefined => {
		const labels = name.split('.');
		return labels.map((_, index) => answers.get(labels.slice(index).join('.'))).find((answer) => answer !== undefined);
	};

	socket.on('message', (query, { address, port }) => {
		const question = readQuestion(query);
		const { name, type } = question;
		asked.push(name);
		const key = `${name} ${type}`;
		const count = counts.get(key) ?? 0;
		counts.set(key, count + 1);
		socket.send(reply(query, question, answerTo(name)?.(name, count)), port, address);
	});
	await new Promise<void>((resolve, reject) => {
		socket.once('error', reject);
		socket.bind(53, '127.0.0.1', resolve);
	});
	return {
		asked,
		set(name, answer) {
			answers.set(name, typeof answer === 'function' ? answer : () => answer);
		},
		close: () => new Promise((resolve) => socket.close(() => resolve())),
	};
}
