/** A cat's face without a background, tilted by some degrees: the demo's stickers. */
export function cat(tiltDegrees: number, fur = '#f2a54a'): string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" width="384" height="384">
	<g transform="rotate(${tiltDegrees} 128 200)" stroke="#fff" stroke-width="10" stroke-linejoin="round" paint-order="stroke">
		<path fill="${fur}" d="M52 34q-8 44-12 80a92 92 0 1 0 176 0q-4-36-12-80-34 14-50 34-26-8-52 0-16-20-50-34z"/>
	</g>
	<g transform="rotate(${tiltDegrees} 128 200)">
		<path fill="#ffd9b0" d="M68 60q-4 20-6 36 14-14 30-20-10-10-24-16zM188 60q4 20 6 36-14-14-30-20 10-10 24-16z"/>
		<path fill="#3b2a20" d="M84 128q14-18 28 0-14-8-28 0zM144 128q14-18 28 0-14-8-28 0z" stroke="#3b2a20" stroke-width="6" stroke-linejoin="round"/>
		<path fill="#e8707c" d="M118 152h20l-10 11z"/>
		<path fill="none" stroke="#3b2a20" stroke-width="6" stroke-linecap="round" d="M128 163q-4 18-22 14M128 163q4 18 22 14M66 150l-30-6M66 162l-30 6M190 150l30-6M190 162l30 6"/>
		<circle cx="80" cy="160" r="11" fill="#ef9b8f" opacity=".6"/><circle cx="176" cy="160" r="11" fill="#ef9b8f" opacity=".6"/>
	</g>
</svg>`;
}

/** A cup of tea with steam that has risen by a share of its way, on a table. */
export function tea(risen: number): string {
	const steam = (x: number, delay: number): string => {
		const share = (risen + delay) % 1;
		const y = 150 - share * 60;
		return `<path fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity="${(1 - share) * 0.75}" d="M${x} ${y}q-12-16 0-30t0-30"/>`;
	};
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 270" width="360" height="270">
	<rect width="360" height="270" fill="#2e4a5f"/><path fill="#6f4a35" d="M0 222h360v48H0z"/>
	${steam(150, 0)}${steam(180, 0.35)}${steam(210, 0.7)}
	<path fill="none" stroke="#e9e2d6" stroke-width="13" d="M242 160q38-4 34 26t-46 24"/>
	<path fill="#f6f0e6" d="M114 146h132q0 76-36 86h-60q-36-10-36-86z"/><ellipse cx="180" cy="147" rx="66" ry="11" fill="#b4632d"/>
	</svg>`;
}
