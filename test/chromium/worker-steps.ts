import { holding, holdingWrite } from '../fixtures/held-worker';
import { status } from '../fixtures/late-answers';
import { plain, type Rgb } from '../fixtures/pictures';
import type { Answer } from '../servers/fixture-server';

const [width, height] = [120, 60];
/** What is seen of one of the pictures below: less the frame’s round corners. */
export const shownPixels = width * height - 400;

/** A step at which the worker is stopped: `first` answers the first request, all later ones get the picture. */
export interface Step {
	readonly name: string;
	readonly path: string;
	readonly colour: Rgb;
	readonly first?: Answer;
	/** Code that holds the worker there. */
	readonly hold?: string;
	/** What tells that it is there: it has asked, it is held, or the page has been told why the picture is not there yet. */
	readonly reached: 'asked' | 'held' | 'refused';
	/** The methods of all requests. */
	readonly requests: readonly string[];
}

const silent: Answer = () => {};

function half(bytes: Buffer): Answer {
	const headers = { 'content-type': 'image/png', 'content-length': String(bytes.length) };
	return (_, response) => void response.writeHead(200, headers).write(bytes.subarray(0, 60));
}

/** A picture of one colour. */
export function pngOf(colour: Rgb): Promise<Buffer> {
	return plain(colour, width, height).png().toBuffer();
}

/** The same as an SVG. */
export function drawingOf({ r, g, b }: Rgb): Buffer {
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="rgb(${r},${g},${b})"/></svg>`,
	);
}

/** A step's file, and what its server says that it is. */
export async function fileOf({ path, colour }: Step): Promise<[type: string, bytes: Buffer]> {
	return path.endsWith('.svg') ? ['image/svg+xml', drawingOf(colour)] : ['image/png', await pngOf(colour)];
}

/** From the question to the disk. */
export const steps: readonly Step[] = [
	{
		name: 'before a probe is answered',
		path: '/killed/nameless',
		colour: { r: 0, g: 150, b: 136 },
		first: silent,
		reached: 'asked',
		requests: ['HEAD', 'HEAD', 'GET'],
	},
	{
		name: 'before the first byte',
		path: '/killed/first-byte.png',
		colour: { r: 255, g: 120, b: 0 },
		first: silent,
		reached: 'asked',
		requests: ['GET', 'GET'],
	},
	{
		name: 'in the middle of a body',
		path: '/killed/body.png',
		colour: { r: 120, g: 0, b: 200 },
		first: half(await pngOf({ r: 120, g: 0, b: 200 })),
		reached: 'asked',
		requests: ['GET', 'GET'],
	},
	{
		name: 'between the picture that is made and its delivery',
		path: '/killed/made.png',
		colour: { r: 0, g: 90, b: 220 },
		hold: holding('OffscreenCanvas.prototype', 'convertToBlob'),
		reached: 'held',
		requests: ['GET', 'GET'],
	},
	{
		name: 'while the hidden page is opened',
		path: '/killed/drawing.svg',
		colour: { r: 0, g: 160, b: 0 },
		hold: holding('chrome.offscreen', 'createDocument'),
		reached: 'held',
		requests: ['GET', 'GET'],
	},
	{
		name: 'while it is waited for another try',
		path: '/killed/retry.png',
		colour: { r: 200, g: 0, b: 60 },
		first: status(503),
		reached: 'refused',
		requests: ['GET', 'GET'],
	},
	{
		name: 'in the middle of writing to the disk',
		path: '/killed/written.png',
		colour: { r: 90, g: 60, b: 20 },
		hold: holdingWrite,
		reached: 'held',
		requests: ['GET'],
	},
];
