import type { VNode } from './view.js';

const renderer: string = 'preact-render-to-string';

/** The markup of a view, all texts escaped. */
export const { renderToString } = (await import(renderer)) as { readonly renderToString: (view: VNode) => string };
