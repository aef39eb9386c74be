/** Whether something told to the tools for pictures is a message of this type; what it says has still to be looked at. */
export function isOfType(raw: unknown, type: string): raw is Readonly<Record<string, unknown>> {
	return typeof raw === 'object' && raw !== null && 'type' in raw && raw.type === type;
}
