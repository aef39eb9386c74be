import * as v from 'valibot';
import { maximumLottieFramesPerSecond, maximumStickerSeconds, maximumStickerSidePixels } from '../../shared/limits';

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maximumStickerSidePixels));

/** The head of a Lottie drawing that is a sticker, and what it is drawn of. */
const lottieDocument = v.pipe(
	v.looseObject({
		w: side,
		h: side,
		/** Frames a second. */
		fr: v.pipe(v.number(), v.minValue(1), v.maxValue(maximumLottieFramesPerSecond)),
		/** The first frame, and the one behind the last. */
		ip: v.number(),
		op: v.number(),
		layers: v.array(v.looseObject({})),
		// An asset without layers is a file elsewhere, or inside: neither is drawn.
		assets: v.optional(
			v.array(
				v.looseObject({ id: v.string(), layers: v.array(v.looseObject({})), p: v.optional(v.never()), u: v.optional(v.never()) }),
			),
		),
		// Text takes fonts.
		fonts: v.optional(v.looseObject({ list: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(0))) })),
		chars: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(0))),
	}),
	v.check(({ ip, op, fr }) => op > ip && (op - ip) / fr <= maximumStickerSeconds),
);
export type LottieDocument = v.InferOutput<typeof lottieDocument>;

/** The drawing, or undefined where it is no sticker: too large, too long, or with files, fonts or text. */
export function parseLottie(text: string): LottieDocument | undefined {
	let raw: unknown;
	try {
		raw = JSON.parse(text, withoutDashes);
	} catch {
		return undefined;
	}
	const parsed = v.safeParse(lottieDocument, raw);
	return parsed.success ? parsed.output : undefined;
}

/** Lines are drawn whole: dashes of next to nothing on a line without end would be drawn one by one. */
function withoutDashes(key: string, value: unknown): unknown {
	return key === 'd' && Array.isArray(value) ? undefined : value;
}
