import { chatgpt } from './chatgpt';
import { cinny } from './cinny';
import { claude } from './claude';
import { converse } from './converse';
import { copilot } from './copilot';
import { deepseek } from './deepseek';
import { discord } from './discord';
import { discourseChat } from './discourse-chat';
import { element } from './element';
import { gamja } from './gamja';
import { gemini } from './gemini';
import { googleChat } from './google-chat';
import { grok } from './grok';
import { hydrogen } from './hydrogen';
import { irccloud } from './irccloud';
import { kick } from './kick';
import { kiwiIrc } from './kiwi-irc';
import { mattermost } from './mattermost';
import { messenger } from './messenger';
import { microsoftTeams } from './microsoft-teams';
import { mistralLeChat } from './mistral-le-chat';
import { movim } from './movim';
import { nextcloudTalk } from './nextcloud-talk';
import { perplexity } from './perplexity';
import { poe } from './poe';
import { redditChat } from './reddit-chat';
import { rocketChat } from './rocket-chat';
import { slack } from './slack';
import { snapchat } from './snapchat';
import { steamChat } from './steam-chat';
import { telegram } from './telegram';
import { twitch } from './twitch';
import { whatsapp } from './whatsapp';
import { youtubeLiveChat } from './youtube-live-chat';
import { zulip } from './zulip';
import type { Site } from './site';

/** Every chat we know, in the order of the README’s table: chats, broadcasts, assistants. */
export const sites: readonly Site[] = [
	movim,
	converse,
	element,
	hydrogen,
	cinny,
	mattermost,
	rocketChat,
	zulip,
	nextcloudTalk,
	discourseChat,
	irccloud,
	kiwiIrc,
	gamja,
	discord,
	slack,
	microsoftTeams,
	googleChat,
	whatsapp,
	telegram,
	messenger,
	snapchat,
	redditChat,
	steamChat,
	twitch,
	youtubeLiveChat,
	kick,
	chatgpt,
	claude,
	gemini,
	copilot,
	perplexity,
	mistralLeChat,
	deepseek,
	grok,
	poe,
];
