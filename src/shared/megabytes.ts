import { megabyte } from './limits';

/** A number of bytes in megabytes of 2²⁰, in the browser's language, on one line. */
export function megabytes(bytes: number): string {
	const options = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
	return (bytes / megabyte).toLocaleString(undefined, options).replace(' ', '\u00A0');
}
