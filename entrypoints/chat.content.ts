import { defineContentScript } from 'wxt/utils/define-content-script';
import { startChat } from '../src/chat';

// Registered at run time, for the sites that are on and granted only: so no `matches` here.
export default defineContentScript({
	registration: 'runtime',
	matches: [],
	main: () => startChat(document),
});
