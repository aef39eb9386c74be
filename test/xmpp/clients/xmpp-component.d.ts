/** What the tests use of `@xmpp/component`, which comes without types. */
declare module '@xmpp/component' {
	import type { Client, Element } from '@xmpp/client';

	/** How to reach the server, and as which host. */
	export interface ComponentOptions {
		readonly service: string;
		readonly domain: string;
		readonly password: string;
	}

	export function component(options: ComponentOptions): Client;
	export function xml(name: string, attributes?: Readonly<Record<string, string>>, ...children: readonly (Element | string)[]): Element;
}
