import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import JSZip from 'jszip';

/** The files of a package by their paths, as they are in it. */
export async function readPackage(path: string): Promise<ReadonlyMap<string, Buffer>> {
	const zip = await JSZip.loadAsync(await readFile(resolve(path)));
	const files = Object.values(zip.files).filter(({ dir }) => !dir);
	return new Map(await Promise.all(files.map(async (file) => [file.name, await file.async('nodebuffer')] as const)));
}
