/** Below this an edge's anti-aliasing counts as transparency; above it a rounding error does not. */
const opaqueAlpha = 250;

/** Whether anything of a canvas is transparent. */
export function isSeeThrough(context: OffscreenCanvasRenderingContext2D): boolean {
	const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
	for (let index = 3; index < data.length; index += 4) {
		if ((data[index] ?? opaqueAlpha) < opaqueAlpha) return true;
	}
	return false;
}
