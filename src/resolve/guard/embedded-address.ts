import { classifyAddress, isLocalIpv4, isSpecialIpv6 } from './address';

const decimalPart = /^\d{1,3}$/;
const hexadecimalAddress = /^[0-9a-f]{8}$/;
const dashedIpv6 = /^[0-9a-f-]*--[0-9a-f-]*$|^(?:[0-9a-f]{1,4}-){7}[0-9a-f]{1,4}$/;

function embedsDecimal(parts: readonly string[], start: number): boolean {
	const window = parts.slice(start, start + 4);
	if (window.length < 4 || !window.every((part) => decimalPart.test(part) && Number(part) <= 255)) return false;
	return classifyAddress(window.map(Number).join('.')) === 'private';
}

function embedsHexadecimal(part: string): boolean {
	if (!hexadecimalAddress.test(part)) return false;
	return isLocalIpv4([0, 2, 4, 6].map((offset) => Number.parseInt(part.slice(offset, offset + 2), 16)));
}

function embedsIpv6(label: string): boolean {
	if (!dashedIpv6.test(label)) return false;
	return label.startsWith('--') || isSpecialIpv6(label.replaceAll('-', ':'));
}

/**
 * Whether a host name spells a private address that a public resolver may answer with, as those of nip.io and sslip.io
 * do: `10.0.0.1.…`, `app-10-0-0-1.…`, `7f000001.…`, `fe80--1.…`. By rule, for anyone may run such a resolver. Eight
 * hexadecimal digits are also what deployments are named by, so those count only within the ranges of local networks.
 */
export function embedsPrivateAddress(host: string): boolean {
	const parts = host.split(/[.-]/);
	return parts.some((part, index) => embedsDecimal(parts, index) || embedsHexadecimal(part)) || host.split('.').some(embedsIpv6);
}
