import type { BridgeScenario } from '../../test/xmpp/bridge-scenario';
import type { ChatScenario } from '../../test/xmpp/chat-scenario';

/** Where a running demo can be reached, with the passwords for it: a line each. */
export function whereToConnect(chat: ChatScenario, bridge: BridgeScenario, webChats: readonly string[]): string {
	const { ejabberd, ann, bob, room } = chat;
	const { component } = ejabberd;
	const lines: readonly (readonly [what: string, where: string])[] = [
		['Converse, logged in', webChats.join(' and ')],
		['XMPP for any client', `127.0.0.1:${ejabberd.xmppPort}, without TLS`],
		...[ann, bob].map(({ jid, password }) => ['account', `${jid}, password ${password}`] as const),
		['room', room],
		['component (XEP-0114)', `127.0.0.1:${component.port}, ${component.domain}, secret ${component.secret}`],
		['the bridge’s folder', `${bridge.webDirectory}, where incron makes files readable`],
		['served as', `${bridge.webUrls.https}/ and ${bridge.webUrls.http}/`],
	];
	return lines.map(([what, where]) => `  ${what.padEnd(22)}${where}`).join('\n');
}
