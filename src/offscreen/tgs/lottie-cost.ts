import {
	maximumLottieColourStops,
	maximumLottieDepth,
	maximumLottieMattes,
	maximumLottieNesting,
	maximumLottieParts,
} from '../../shared/limits';
import type { LottieDocument } from './lottie-document';

/** Layers that are drawn of the file alone: compositions, solid colours, groups, shapes. Not images, text, sound, cameras. */
const layerTypes: ReadonlySet<unknown> = new Set([0, 1, 3, 4]);
/**
 * Shapes whose cost is that of their points in the file. Not stars, zigzags, offsets and their like, which make as many
 * points as a number in the file says; nor repeaters, which Telegram's stickers may not have either.
 */
const shapeTypes: ReadonlySet<unknown> = new Set(['gr', 'rc', 'el', 'sh', 'fl', 'st', 'gf', 'gs', 'tm', 'tr', 'rd', 'mm']);

/** What a drawing is drawn of, added up. */
interface Cost {
	readonly parts: number;
	readonly mattes: number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Whether a drawing is one that can be drawn in bounded time without running anything: no expressions, only known
 * layers and shapes, and not too many of them, compositions counted as often as they are used.
 */
export function isAffordable(lottie: LottieDocument): boolean {
	const compositions = new Map<unknown, readonly Json[]>(lottie.assets?.map(({ id, layers }) => [id, layers]));
	if (!isHarmless(lottie, 0)) return false;
	const known = new Map<unknown, Cost | undefined>();

	/** The cost of layers; undefined where they nest too deeply, as compositions that hold themselves do. */
	const costOf = (layers: readonly Json[], nesting: number): Cost | undefined => {
		if (nesting > maximumLottieNesting) return undefined;
		let parts = 0;
		let mattes = 0;
		for (const layer of layers) {
			const used = layer['ty'] === 0 ? costOfComposition(layer['refId'], nesting + 1) : { parts: 0, mattes: 0 };
			if (!used || !layerTypes.has(layer['ty'])) return undefined;
			parts += used.parts + partsOf(layer);
			mattes += used.mattes + (layer['tt'] === undefined || layer['tt'] === 0 ? 0 : 1);
		}
		return { parts, mattes };
	};

	/** Worked out once for each, so that a file whose compositions use one another twice each is soon done with. */
	const costOfComposition = (id: unknown, nesting: number): Cost | undefined => {
		const layers = compositions.get(id);
		if (!layers) return undefined;
		if (!known.has(id)) {
			// Until it is known it is a composition inside itself.
			known.set(id, undefined);
			known.set(id, costOf(layers, nesting));
		}
		return known.get(id);
	};

	const cost = costOf(lottie.layers, 0);
	return cost !== undefined && cost.parts <= maximumLottieParts && cost.mattes <= maximumLottieMattes;
}

/** Objects and lists in a value, itself included. The depth has been checked before. */
function partsOf(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	return Object.values(value).reduce((sum: number, part: unknown) => sum + partsOf(part), 1);
}

function isHarmless(value: unknown, depth: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (depth > maximumLottieDepth) return false;
	if (!Array.isArray(value) && !isHarmlessObject(value)) return false;
	return Object.values(value).every((part) => isHarmless(part, depth + 1));
}

function isHarmlessObject(value: object): boolean {
	const { x, ty, g }: { x?: unknown; ty?: unknown; g?: unknown } = value;
	// An expression is a program.
	if (typeof x === 'string') return false;
	if (typeof ty === 'string' && !shapeTypes.has(ty)) return false;
	return !((ty === 'gf' || ty === 'gs') && !hasFewStops(g));
}

function hasFewStops(gradient: unknown): boolean {
	const { p }: { p?: unknown } = typeof gradient === 'object' && gradient !== null ? gradient : {};
	return typeof p === 'number' && p >= 0 && p <= maximumLottieColourStops;
}
