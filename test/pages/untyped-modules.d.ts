// What the fixture pages use of packages that bring no types for it.

declare module 'react' {
	export type ReactElement = object;
	export const StrictMode: symbol;
	export function createElement<Props extends object>(
		type: string | symbol | ((props: Props) => unknown),
		props: (Props & { key?: string | number }) | null,
		...children: unknown[]
	): ReactElement;
	export function useState<State>(initial: State): [State, (next: State) => void];
	export function useEffect(effect: () => void, dependencies: readonly unknown[]): void;
}

declare module 'react-dom' {
	export function flushSync(act: () => void): void;
}

declare module 'react-dom/client' {
	export function createRoot(container: Element): { render(element: object): void };
}

declare module '*.svelte' {
	import type { Component } from 'svelte';
	const component: Component<Record<string, unknown>>;
	export default component;
}

declare module '@chatscope/chat-ui-kit-react' {
	type Component = (props: Record<string, unknown>) => unknown;
	export const ChatContainer: Component;
	export const MainContainer: Component;
	export const Message: Component;
	export const MessageList: Component;
}

declare module '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';

declare module 'vue-advanced-chat' {
	export function register(): void;
}
