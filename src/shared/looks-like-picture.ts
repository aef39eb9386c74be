export function looksLikePicture(url: URL): boolean {
	return /\.(png|apng|jpe?g|jpe|jfif|gif|webp|avifs?|bmp|ico|svg|jxl|hei[cf]|icon|tgs)$/i.test(url.pathname);
}
