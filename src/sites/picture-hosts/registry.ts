import { catbox } from './catbox';
import { chatUploads } from './chat-uploads';
import { discordCdn } from './discord-cdn';
import { dropbox } from './dropbox';
import { flickr } from './flickr';
import { giphy } from './giphy';
import { github } from './github';
import { googleDrive } from './google-drive';
import { gyazo } from './gyazo';
import { imgbb } from './imgbb';
import { imgur } from './imgur';
import { lightshot } from './lightshot';
import { mastodon } from './mastodon';
import { nextcloud } from './nextcloud';
import type { PictureHost } from './picture-host';
import { postimages } from './postimages';
import { socialPosts } from './social-posts';
import { tenor } from './tenor';
import { wikimedia } from './wikimedia';
import { youtube } from './youtube';

/** Every picture host we know: those made for pictures, those of files and of other things, those people host themselves. */
export const pictureHosts: readonly PictureHost[] = [
	imgur,
	giphy,
	tenor,
	gyazo,
	flickr,
	imgbb,
	postimages,
	lightshot,
	wikimedia,
	catbox,
	chatUploads,
	discordCdn,
	github,
	googleDrive,
	dropbox,
	youtube,
	socialPosts,
	mastodon,
	nextcloud,
];
