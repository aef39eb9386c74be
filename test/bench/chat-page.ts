/** What the page's script can do, for expressions that are run in it. */
declare global {
	interface Window {
		readonly bench: {
			/** Puts in a message with a link, and returns after how many milliseconds our picture is painted. */
			link(url: string): Promise<number>;
			/** The same of a message with a picture of the page's own. */
			image(url: string): Promise<number>;
			/** Puts in messages, so many a frame; every so many has a link, where there are addresses. */
			many(count: number, perFrame: number, every: number, addresses: readonly string[]): Promise<void>;
			/** Puts in a history with a picture in each message: as a link, or as one of the page's own. */
			posted(kind: 'links' | 'images', addresses: readonly string[]): void;
			/** Empties the log. */
			clear(): void;
			/** Scrolls through the log in steps of half a view, waiting for each so many milliseconds. */
			scrollThrough(pauseMilliseconds: number): Promise<void>;
			/** Puts in messages at a rate, and returns how many frames came late by how many others. */
			stream(
				perSecond: number,
				seconds: number,
				every: number,
				addresses: readonly string[],
			): Promise<{ frames: number; dropped: number }>;
		};
	}
}

/** Runs in the page. */
function script(): void {
	const log = document.createElement('div');
	log.style.cssText = 'height: 640px; overflow-y: auto';
	document.body.append(log);
	let messages = 0;

	/** After the frame that is under way, or the task, has been drawn. */
	const painted = (): Promise<number> =>
		new Promise((resolve) => {
			const { port1, port2 } = new MessageChannel();
			port1.addEventListener('message', () => resolve(performance.now()));
			port1.start();
			port2.postMessage(0);
		});
	const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

	const row = (content?: Node): HTMLElement => {
		messages += 1;
		const element = document.createElement('div');
		element.style.cssText = 'padding: 4px 8px';
		const name = document.createElement('b');
		name.textContent = `Person ${messages % 7}: `;
		const body = document.createElement('p');
		body.style.margin = '0';
		body.textContent = `Message ${messages}. ${'It says this and that, and is over. '.repeat(messages % 5)}`;
		if (content) body.append(content);
		element.append(name, body);
		return element;
	};
	const linkTo = (url: string): HTMLElement => row(Object.assign(document.createElement('a'), { href: url, textContent: url }));
	const add = (element: HTMLElement): void => {
		log.append(element);
		log.scrollTop = log.scrollHeight;
	};
	const address = (addresses: readonly string[], every: number): string | undefined =>
		addresses.length > 0 && messages % every === 0 ? addresses[(messages / every) % addresses.length] : undefined;
	const message = (every: number, addresses: readonly string[]): HTMLElement => {
		const url = address(addresses, every);
		return url === undefined ? row() : linkTo(url);
	};

	const bench: Window['bench'] = {
		link(url) {
			return new Promise((resolve, reject) => {
				const element = linkTo(url);
				const observer = new MutationObserver((records) => {
					const nodes = records.flatMap(({ addedNodes }) => [...addedNodes]);
					// Ours is an element without attributes and without content that the page could see.
					const host = nodes.find(
						(node) => node instanceof HTMLDivElement && node.attributes.length + node.childNodes.length === 0,
					);
					if (!(host instanceof HTMLDivElement)) return;
					observer.disconnect();
					void painted().then((at) => {
						if (host.getBoundingClientRect().height > 100) resolve(at - since);
						else reject(new Error('Something else than the picture was shown'));
					});
				});
				observer.observe(log, { subtree: true, childList: true });
				const since = performance.now();
				add(element);
			});
		},
		image(url) {
			return new Promise((resolve, reject) => {
				const picture = new Image();
				picture.style.cssText = 'display: block; max-width: 320px; max-height: 240px';
				picture.addEventListener('error', () => reject(new Error(`The page's own picture is broken: ${url}`)));
				picture.addEventListener(
					'load',
					() =>
						void frame()
							.then(painted)
							.then((at) => resolve(at - since)),
				);
				const element = row(picture);
				const since = performance.now();
				picture.src = url;
				add(element);
			});
		},
		async many(count, perFrame, every, addresses) {
			for (let left = count; left > 0; left -= perFrame) {
				const part = document.createDocumentFragment();
				for (let index = 0; index < Math.min(left, perFrame); index += 1) part.append(message(every, addresses));
				log.append(part);
				log.scrollTop = log.scrollHeight;
				await frame();
			}
		},
		posted(kind, addresses) {
			const rows = addresses.map((url) => {
				if (kind === 'links') return linkTo(url);
				const picture = Object.assign(new Image(), { loading: 'lazy' });
				picture.style.cssText = 'display: block; inline-size: 320px; aspect-ratio: 4 / 3';
				picture.src = url;
				return row(picture);
			});
			log.append(...rows);
		},
		clear: () => log.replaceChildren(),
		async scrollThrough(pauseMilliseconds) {
			for (log.scrollTop = 0; log.scrollHeight - log.scrollTop - log.clientHeight > 2; log.scrollTop += log.clientHeight / 2) {
				await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
			}
		},
		async stream(perSecond, seconds, every, addresses) {
			const frameMilliseconds = 1000 / 60;
			let last = await frame();
			const since = last;
			let sent = 0;
			let frames = 0;
			let dropped = 0;
			while (last - since < seconds * 1000) {
				while (sent < ((last - since) / 1000) * perSecond) {
					sent += 1;
					add(message(every, addresses));
				}
				const now = await frame();
				frames += 1;
				dropped += Math.max(0, Math.round((now - last) / frameMilliseconds) - 1);
				last = now;
			}
			return { frames, dropped };
		},
	};
	Object.defineProperty(window, 'bench', { value: bench });
}

/** A chat that posts what it is told to, and tells how long it took. */
export const benchChatPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Chat</title>
<body style="margin: 0; font: 16px/20px sans-serif; background: #fff">
<script>(${script.toString()})()</script>
</body>
</html>`;
