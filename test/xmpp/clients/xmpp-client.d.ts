/** What the tests use of `@xmpp/client`, which comes without types. */
declare module '@xmpp/client' {
	/** An XML element of a stream. */
	export interface Element {
		readonly attrs: Readonly<Record<string, string | undefined>>;
		is(name: string, xmlns?: string): boolean;
		getChild(name: string, xmlns?: string): Element | undefined;
		/** The element as XML. */
		toString(): string;
	}

	/** One client's connection. */
	export interface Client {
		start(): Promise<unknown>;
		stop(): Promise<unknown>;
		send(element: Element): Promise<void>;
		on(event: 'stanza', listener: (element: Element) => void): this;
		on(event: 'error', listener: (error: Error) => void): this;
		removeListener(event: 'stanza', listener: (element: Element) => void): this;
		readonly reconnect: { stop(): void };
		/** Questions and their answers (RFC 6120 §8.2.3). */
		readonly iqCaller: { request(question: Element): Promise<Element> };
	}

	/** How to reach the server, and as whom. */
	export interface ClientOptions {
		readonly service: string;
		readonly domain: string;
		readonly resource?: string;
		readonly username: string;
		readonly password: string;
	}

	export function client(options: ClientOptions): Client;
	export function xml(name: string, attributes?: Readonly<Record<string, string>>, ...children: readonly (Element | string)[]): Element;
}
