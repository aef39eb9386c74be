import { maximumSvgDepth, maximumSvgElements, maximumSvgMaskedElements } from '../../shared/limits';

/**
 * What draws other elements over and over, costs without bound, shows what is not SVG, or moves. A file of 900 bytes of
 * nested `use` keeps a browser busy for minutes.
 */
const refusedElements: ReadonlySet<string> = new Set(
	(
		'use pattern filter marker image feimage cursor ' +
		'script handler listener foreignobject iframe embed object canvas audio video link ' +
		'set animate animatecolor animatemotion animatetransform discard'
	).split(' '),
);

/** These may refer to one another by address: a gradient to one whose stops it shares. */
const gradients: ReadonlySet<string> = new Set(['lineargradient', 'radialgradient']);
/** Drawn once for each element that refers to them; inside one another they would multiply. */
const masks = 'mask, clipPath';

/** `url(…)` in a value: everything but a reference into the same document. */
const outsideReference = /url\(\s*(?!["']?#)/i;
/** An escape, which could hide any name. */
const escape = /\\[0-9a-f]/i;
/** Rules and functions of CSS that fetch. */
const refusedInStyle = /\\|@(?!media\b)|(?:image|image-set|cross-fade|src)\(/i;
/** Properties that cost without bound or move, set to anything but nothing. */
const refusedProperty = /(?:filter|stroke-dasharray|animation[a-z-]*)\s*:\s*(?!none\b)[^\s;}]/i;
/** The two properties that a style may set to a reference; all others are refused with one. */
const paintReference = /\b(?:fill|stroke)\s*:\s*url\(\s*["']?#/gi;
const comment = /\/\*[^]*?\*\//g;

/** Whether a text has what only a document type can bring: entities, which expand without bound. */
export function hasDocumentType(text: string): boolean {
	return /<!DOCTYPE|<!ENTITY/i.test(text);
}

/**
 * Whether an SVG is refused for what it holds. Looks at every element and attribute once; the document is parsed but
 * belongs to no window, so that nothing in it has loaded or run.
 */
export function isDangerous(root: Element): boolean {
	const elements = [root, ...root.querySelectorAll('*')];
	return (
		elements.length > maximumSvgElements ||
		isTooDeep(root) ||
		maskedElements(root, elements) > maximumSvgMaskedElements ||
		elements.some((element) => isDangerousElement(element))
	);
}

function isTooDeep(root: Element): boolean {
	let level: Element[] = [root];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth >= maximumSvgDepth) return true;
		level = level.flatMap((element) => [...element.children]);
	}
	return false;
}

/** How many elements are drawn for masks and clips at most: all in them, for each element that refers to one. */
function maskedElements(root: Element, elements: readonly Element[]): number {
	const references = elements.filter((element) => element.hasAttribute('mask') || element.hasAttribute('clip-path'));
	return references.length * root.querySelectorAll(':is(mask, clipPath) *').length;
}

function isDangerousElement(element: Element): boolean {
	const name = element.localName.toLowerCase();
	if (refusedElements.has(name)) return true;
	if (name === 'style' && isDangerousStyle(element.textContent ?? '')) return true;
	const isInMask = element.closest(masks) !== null;
	return [...element.attributes].some((attribute) => isDangerousAttribute(name, attribute, isInMask));
}

function isDangerousAttribute(element: string, { localName, value }: Attr, isInMask: boolean): boolean {
	const name = localName.toLowerCase();
	if (name.startsWith('on')) return true;
	// A link is not followed in an image.
	if (name === 'href') return element !== 'a' && !(gradients.has(element) && value.trim().startsWith('#'));
	if (name === 'style') return isDangerousStyle(value);
	if (name === 'filter') return value.trim() !== 'none';
	if (isInMask && (name === 'mask' || name === 'clip-path')) return true;
	return outsideReference.test(value) || escape.test(value);
}

function isDangerousStyle(style: string): boolean {
	const css = style.replace(comment, '');
	return refusedInStyle.test(css) || refusedProperty.test(css) || /url\(/i.test(css.replace(paintReference, ''));
}
