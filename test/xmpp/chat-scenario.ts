import { serveConversePage, type ConverseChat } from './clients/converse-page';
import { joinAsPoster, type Poster } from './clients/poster';
import { makeCertificate, type Certificate } from './servers/certificate';
import { startInParts, type Closers } from './servers/closers';
import { startEjabberd, type Account, type Ejabberd } from './servers/ejabberd';
import { makeTemporaryFolder } from './servers/temporary-folder';

/** A server with two people, of whom one uses a web chat and the other a client of another make; no browser yet. */
export interface ChatScenario {
	/** All that anything of it writes. */
	readonly folder: string;
	readonly certificate: Certificate;
	readonly ejabberd: Ejabberd;
	/** Who reads in Converse. */
	readonly ann: Account;
	/** Who posts, and has uploaded what he posts. */
	readonly bob: Account;
	/** A room that is there as soon as somebody joins it. */
	readonly room: string;
	/** Serves Converse for Ann, with a chat open in it, and returns its address. */
	readonly serveConverse: (chat: ConverseChat, options?: { readonly showsPictures?: boolean }) => Promise<string>;
	/** Lets Bob post in a chat. */
	readonly letBobPost: (chat: ConverseChat) => Promise<Poster>;
	/** What is to be ended with it. */
	readonly closers: Closers;
}

/** Starts it on loopback. Throws where a part is not installed or does not start. */
export function startChatScenario(): Promise<ChatScenario> {
	return startInParts(async (closers) => {
		const folder = await makeTemporaryFolder('vignette-xmpp-');
		closers.add(folder.remove);
		const certificate = await makeCertificate(folder.path);
		const ejabberd = await startEjabberd(folder.path, certificate);
		closers.add(ejabberd.stop);
		const [ann, bob] = [await ejabberd.register('ann'), await ejabberd.register('bob')];
		await ejabberd.befriend(ann, bob.jid);
		return {
			folder: folder.path,
			certificate,
			ejabberd,
			ann,
			bob,
			room: `pictures@${ejabberd.roomDomain}`,
			async serveConverse(chat, options = {}) {
				const page = await serveConversePage({ websocketUrl: ejabberd.websocketUrl, account: ann, chat, ...options });
				closers.add(page.stop);
				return page.url;
			},
			async letBobPost(chat) {
				const poster = await joinAsPoster({ xmppPort: ejabberd.xmppPort, account: bob, chat });
				closers.add(poster.close);
				return poster;
			},
			closers,
		};
	});
}
