// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { candidateUrls } from '../../../src/find/candidate';
import { rowOf } from '../../../src/find/message-row';
import { pageShows } from '../../../src/find/page-shows';
import { scan } from '../../../src/find/scan';
import { noHints, usableHints } from '../../../src/find/site-hints';
import { placeFor } from '../../../src/show/place';
import { hintsFor } from '../../../src/sites/find-site';
import { sites } from '../../../src/sites/registry';
import { find, findLink, findNoClosedRoots, page } from '../find/build';

const url = 'https://files.test/a.png';
const quoted = 'https://files.test/quoted.png';
const chat = new URL('https://chat.example.org/room');
const link = (address = url, text = address) => `<a href="${address}" target="_blank">${text}</a>`;

/** What a site's markup makes of a message with a link in it, and what is no message in it. */
const markups: Readonly<Record<string, string>> = {
	movim: `<div id="chat_widget"><ul class="list"><li class="oppose"><div class="bubble"><div class="message" id="id1">
		<div class="parent"><p>${quoted}</p></div><p>${link()}</p></div></div></li></ul></div>`,
	converse: `<div class="converse-chatboxes"><p class="chat-head__desc">${link(quoted)}</p><converse-chat-message>
		<div class="message chat-msg"><div class="chat-msg__content"><converse-reply-context><div class="chat-msg__reply-context">
		<span class="chat-msg__reply-text">${quoted.slice(0, 20)}...</span></div></converse-reply-context>
		<div class="chat-msg__body"><converse-chat-message-body>${link()}</converse-chat-message-body></div>
		<converse-message-unfurl><div class="card"><p class="card-text">${link(quoted, 'files.test')}</p></div></converse-message-unfurl>
		</div></div></converse-chat-message></div>`,
	element: `<ol role="list"><li class="mx_EventTile"><div class="mx_ReplyChain_wrapper"><blockquote class="mx_ReplyChain">
		<div class="mx_ReplyTile"><a href="https://matrix.to/#/!r:test/$e">${quoted}</a></div></blockquote></div>
		<div class="mx_MTextBody mx_EventTile_content"><span class="mx_EventTile_body">${link()}</span>
		<div class="mx_LinkPreviewGroup"><div class="mx_LinkPreviewWidget"><div class="mx_LinkPreviewWidget_image">
		<img src="https://matrix.test/_matrix/media/thumbnail/matrix.test/abc"></div>
		<div class="mx_LinkPreviewWidget_title">${link(url, 'a.png')}</div></div></div></div></li></ol>`,
	hydrogen: `<div class="hydrogen"><ul><li class="Timeline_message"><div class="Timeline_messageBody"><div class="ReplyPreviewView">
		<blockquote><a class="link" href="https://matrix.to/#/!r:test/$e">In reply to</a><div class="Timeline_message">
		<div class="Timeline_messageBody">${link(quoted)}</div></div></blockquote></div>${link()}<time>10:00</time></div></li></ul></div>`,
	cinny: `<div data-message-item="1" data-message-id="$e"><button data-event-id="$q"><span>${quoted}</span></button>
		<div class="x1">${link()}</div><div class="x2"><div class="x3"><img src="https://matrix.test/_matrix/media/thumbnail/abc">
		<div class="x4"><a href="${url}" rel="no-referrer">${url}</a><span>a.png</span></div></div></div></div>`,
	mattermost: `<div id="post_1" class="post"><div class="post-message__text"><p>${link()}</p></div>
		<div role="button" class="attachment attachment--permalink"><div class="attachment__content">${link(quoted)}</div></div></div>`,
	'rocket-chat': `<div role="listitem" data-qa-type="message"><div class="rcx-message-body">${link()}</div>
		<blockquote class="rcx-box rcx-attachment__details"><div class="rcx-message-body">${link(quoted)}</div></blockquote></div>`,
	zulip: `<div class="message_row" data-message-id="1" role="listitem"><div class="message_content rendered_markdown"><p>${link()}</p>
		<div class="message-media-preview-image"><a class="media-anchor-element" href="${url}"><img src="/external_content/12/ab"></a></div>
		<div class="message_embed"><div class="message_embed_title">${link(quoted, 'A page')}</div></div></div></div>`,
	'nextcloud-talk': `<ul><li id="message_1" data-message-id="1" class="message"><div class="message-body">
		<a href="https://chat.example.org/room#" class="quote"><blockquote>${quoted}</blockquote></a>
		<div class="rich-text--wrapper">${link()}</div></div></li></ul>`,
	'discourse-chat': `<div class="chat-message-container"><div class="chat-message">
		<a href="https://chat.example.org/chat/c/room/1/2" class="chat-reply is-direct-reply"><span class="chat-reply__excerpt">${quoted}</span></a>
		<div class="chat-message-text"><div class="chat-cooked"><p>${link()}</p></div></div></div></div>`,
	'kiwi-irc': `<div class="kiwi-header"><div class="kiwi-header-topic">${link(quoted)}</div></div><div class="kiwi-messagelist">
		<div class="kiwi-messagelist-message--authorfirst kiwi-messagelist-message"><div class="kiwi-messagelist-body">${link()}</div>
		<div class="kiwi-messageinfo"><div class="kiwi-messageinfo-url">${link()}</div></div>
		<div><div class="kiwi-mediaviewer"><a class="kiwi-embedly-card" href="${url}">Loading ${url}</a></div></div></div></div>`,
	gamja: `<section id="buffer-header"><div class="title">#room</div><div class="description">${link(quoted)}</div></section>
		<section id="buffer"><div class="logline-list"><div class="logline talk" data-key="1">${link()}</div></div></section>`,
};

// No picture is loaded or laid out here: these count as loaded and seen.
beforeEach(() => {
	findNoClosedRoots();
	vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 9, 9));
	vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(9);
});

/** The URLs that are found on the page with these hints, in their order. */
function found(skip: string): string[] {
	const urls: string[] = [];
	const visitor = {
		onUrlNode: (node: HTMLAnchorElement | Text) => void urls.push(...candidateUrls(node, chat.origin).map(({ href }) => href)),
		onShadowRoot: () => undefined,
		onRootless: () => undefined,
		isOwn: () => false,
		skip,
	};
	for (const step of scan(document.body, visitor)) expect(step).toBeUndefined();
	return urls;
}

describe('the markup of a site on a host that nobody knows', () => {
	const hints = usableHints(hintsFor(chat.hostname));

	test('is here for each site that has selectors', () => {
		expect(Object.keys(markups).toSorted()).toEqual(
			sites
				.filter(({ skip }) => skip)
				.map(({ id }) => id)
				.toSorted(),
		);
	});

	test.each(Object.entries(markups))('%s: only what was posted is found, which is more without the hints', (_, markup) => {
		page(markup);
		expect(found(hints.skip)).toEqual([url]);
		expect(found(usableHints(noHints).skip).length).toBeGreaterThan(1);
	});

	test.each(['element', 'cinny', 'zulip'])('%s: its own preview counts as its showing the picture, whatever its address', (id) => {
		page(markups[id] ?? '');
		const posted = findLink(`a[href="${url}"]`);
		const isShown = (address: string, known = hints): boolean => pageShows(new URL(address), posted, rowOf(posted, known.rows), known);
		expect(isShown(url)).toBe(true);
		expect(isShown(url, noHints)).toBe(false);
		expect(isShown(quoted)).toBe(false);
		find('img').remove();
		expect(isShown(url)).toBe(false);
	});

	test.each(sites.filter(({ rows }) => rows).map(({ id }) => [id]))('%s: its rows are rows, and hold what was posted', (id) => {
		page(markups[id] ?? '');
		const posted = findLink(`a[href="${url}"][target]`);
		const row = posted.closest(hints.rows);
		expect(row).not.toBeNull();
		expect(row?.contains(placeFor(posted, hints.rows)?.block ?? null)).toBe(true);
	});
});
