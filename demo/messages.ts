/** A message of the demo, and how long the next one takes. */
export interface DemoMessage {
	readonly name: string;
	readonly body: string;
	readonly pauseMilliseconds: number;
	/** What is to be seen below it, for the summary; asserted on by the demo's test. */
	readonly expected: 'picture' | 'reason' | 'nothing';
	readonly about: string;
}

/** The files that the demo's picture host has. */
export const files = {
	view: '/2026/hut-evening.jpg',
	tea: '/tea.webp',
	sticker: '/telegram/8d3f2a61c0b94e57a1d2f6083b7c45e9d01a6f2c',
	race: '/telegram/1b52e07c9ad34f8860c7b1e2f59d3a4406e8c913.icon',
	large: '/panorama.jpg',
	article: '/huts/opening-hours',
} as const;

/** One message for each thing that Vignette does; `host` makes an address of a picture host's name and a path. */
export function demoMessages(host: (name: string, path: string) => string): DemoMessage[] {
	const pauseMilliseconds = 900;
	return [
		{
			name: 'Ada',
			body: 'We made it! Supper is at seven, bunks are upstairs.',
			expected: 'nothing',
			about: 'no link',
			pauseMilliseconds,
		},
		{ name: 'Ada', body: host('photos.img.test', files.view), expected: 'picture', about: 'a plain picture link', pauseMilliseconds },
		{
			name: 'Ben',
			body: `And there is tea (${host('photos.img.test', files.tea)}), come in!`,
			expected: 'picture',
			about: 'an animated picture, inside a sentence',
			pauseMilliseconds,
		},
		{
			name: 'Telegram',
			body: `Cleo: ${host('bridge.img.test', files.sticker)}`,
			expected: 'picture',
			about: 'a bridge’s sticker without an extension, served as text',
			pauseMilliseconds,
		},
		{
			name: 'Cleo',
			body: `The whole panorama: ${host('photos.img.test', files.large)}`,
			expected: 'reason',
			about: 'a picture of 20 MB: its size, and “Show anyway”',
			pauseMilliseconds,
		},
		{
			name: 'Cleo',
			body: 'The hut’s webcam is http://192.168.7.20/webcam.jpg if you are on its network',
			expected: 'reason',
			about: 'a private address: refused, never requested',
			pauseMilliseconds,
		},
		{
			name: 'Ben',
			body: `Opening hours are on ${host('news.img.test', files.article)}`,
			expected: 'nothing',
			about: 'an ordinary link: nothing happens',
			pauseMilliseconds,
		},
		{
			name: 'Telegram',
			body: `Ada: ${host('bridge.img.test', files.race)}`,
			expected: 'picture',
			about: 'a sticker that answers 403 at first, then shows by itself',
			pauseMilliseconds,
		},
	];
}
