/** What a promise comes to, or undefined where it does not for too long. */
export async function inTime<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), milliseconds);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
