/** A width and a height in one unit, which the holder's name tells. */
export interface Size {
	readonly width: number;
	readonly height: number;
}

/** The largest size of the same proportions that fits into the box, never larger than the size itself, at least 1 × 1. */
export function fitInto(box: Size, size: Size): Size {
	const scale = Math.min(1, box.width / size.width, box.height / size.height);
	return {
		width: Math.max(1, Math.round(size.width * scale)),
		height: Math.max(1, Math.round(size.height * scale)),
	};
}
