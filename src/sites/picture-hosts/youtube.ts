import { definePictureHost } from './picture-host';

/** The one still that every video has, and without the black bars of larger ones. */
const still = 'https://i.ytimg.com/vi/$<id>/mqdefault.jpg';

export const youtube = definePictureHost({
	id: 'youtube',
	name: 'YouTube',
	hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com', 'ytimg.com'],
	rules: [
		{ form: /^(?:(?:m|music|www)\.)?youtube\.com\/watch\/?\?(?:[^#]*&)?v=(?<id>[\w-]{11})(?:&.*)?$/, to: still },
		{ form: /^(?:(?:m|www)\.)?youtube(?:-nocookie)?\.com\/(?:embed|live|shorts|v)\/(?<id>[\w-]{11})\/?(?:\?.*)?$/, to: still },
		{ form: /^youtu\.be\/(?<id>[\w-]{11})(?:\?.*)?$/, to: still },
		{ form: /^i\d?\.ytimg\.com\/.+$/, to: 'itself' },
	],
	verified: { how: 'documented', by: 'the `thumbnails` of its API’s videos' },
	examples: [
		['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'https://i.ytimg.com/vi/dQw4w9WgXcQ/mqdefault.jpg'],
		['https://m.youtube.com/watch?list=PL0&v=dQw4w9WgXcQ&t=3s', 'https://i.ytimg.com/vi/dQw4w9WgXcQ/mqdefault.jpg'],
		['https://youtu.be/dQw4w9WgXcQ?si=x', 'https://i.ytimg.com/vi/dQw4w9WgXcQ/mqdefault.jpg'],
		['https://youtube.com/shorts/dQw4w9WgXcQ', 'https://i.ytimg.com/vi/dQw4w9WgXcQ/mqdefault.jpg'],
		['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'https://i.ytimg.com/vi/dQw4w9WgXcQ/mqdefault.jpg'],
		['https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg', 'itself'],
		['https://www.youtube.com/@someone', 'none'],
	],
});
